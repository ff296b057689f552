/** The archive against the simplest thing that could be one: a list of states for each article, in memory. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { all, emptyArchive, JAN_15, removeArchives, story } from './gazette.test-kit.ts';
import { type ArchiveWriter, openArchive, openArchiveForWriting } from './open-archive.ts';

afterAll(removeArchives);

const state = fc.record({
  number: fc.nat(3),
  text: fc.constantFrom('Closed.', 'Open.', 'Closed again.'),
  spaces: fc.constantFrom('', ' ', '\u00a0'),
  publishedAt: fc.constantFrom(undefined, JAN_15, JAN_15 + 9e9),
});
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('keep' as const), states: fc.array(state, { maxLength: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('reopen' as const, 'forget' as const) }) },
);

describe('an archive', () => {
  it('holds every state of every article once, in order, whatever is done to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const root = emptyArchive();
        const model = new Map<number, string[]>();
        const paths = new Map<number, string>();
        let writer: ArchiveWriter = await openArchiveForWriting(root, 'model');
        for (const one of steps) {
          if (one.kind === 'keep') {
            const kept = await writer.keep(
              one.states.map(({ number, text, spaces, publishedAt }) => {
                const { publishedAt: _, ...rest } = story(number, spaces + text + spaces);
                return { ...rest, ...(publishedAt !== undefined && { publishedAt }) };
              }),
            );
            for (const [at, { number, text }] of one.states.entries()) {
              const states = model.get(number) ?? [];
              const outcome = states.length === 0 ? 'new' : states.at(-1) === text ? 'unchanged' : 'revised';
              if (outcome !== 'unchanged') model.set(number, [...states, text]);
              expect(kept[at]?.outcome).toBe(outcome);
              expect(kept[at]?.path).toBe(paths.get(number) ?? kept[at]?.path);
              paths.set(number, kept[at]?.path ?? '');
            }
            continue;
          }
          await writer.close();
          if (one.kind === 'forget') rmSync(join(root, '.tearsheet'), { recursive: true });
          writer = await openArchiveForWriting(root, 'model');
        }
        await writer.close();
        const reader = await openArchive(root);
        for (const number of [0, 1, 2, 3]) {
          const states = await reader.revisions(story(number).id);
          const texts = states.map((one) => (one.kind === 'sheet' ? JSON.stringify(one.article.body) : ''));
          expect(texts.map((text) => /(Closed again|Closed|Open)\./.exec(text)?.[0])).toEqual(
            model.get(number) ?? [],
          );
          expect((await reader.pull(story(number).id))?.path).toBe(paths.get(number));
        }
        expect((await all(reader.walk())).map(({ path }) => path)).toEqual([...paths.values()].sort());
        expect((await all(reader.verify())).filter(({ kind }) => kind === 'damaged')).toEqual([]);
        await reader.close();
        rmSync(root, { recursive: true });
      }),
      { numRuns: 30 },
    );
  });
});
