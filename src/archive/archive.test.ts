import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Article } from '../article/article.ts';
import { ArchiveFault } from './fault.ts';
import { all, emptyArchive, filesUnder, JAN_15, removeArchives, story } from './gazette.test-kit.ts';
import { type ArchiveWriter, openArchive, openArchiveForWriting } from './open-archive.ts';

afterAll(removeArchives);

async function writing<T>(root: string, work: (archive: ArchiveWriter) => Promise<T>): Promise<T> {
  const archive = await openArchiveForWriting(root, 'test');
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

const words = (one: { readonly kind: string; readonly article?: Article } | undefined) =>
  one?.article?.body.map((block) => (block.kind === 'paragraph' ? block.content : []));

describe('keeping', () => {
  it('puts an article under its source and day, and pulls it again', async () => {
    const root = emptyArchive();
    const { id } = story(1);
    await writing(root, async (archive) => {
      expect(await archive.keep([story(1)])).toEqual([
        { id, path: `articles/gazette/2022/01/15-${id}.md`, outcome: 'new' },
      ]);
      expect(await archive.pull(id)).toMatchObject({ kind: 'sheet', revision: 0, article: story(1) });
    });
    const reader = await openArchive(root);
    expect(await reader.pull(id)).toMatchObject({ article: story(1) });
    expect(await reader.pull(story(2).id)).toBeUndefined();
    await reader.close();
    expect(filesUnder(root)).toEqual([`articles/gazette/2022/01/15-${id}.md`]);
  });

  it.each([
    ['publication', { publishedAt: JAN_15, retrievedAt: 0 }, '2022/01/15-'],
    ['retrieval, when publication is unknown', { publishedAt: undefined, retrievedAt: 0 }, '1970/01/01-'],
    ['nothing, when both are', { publishedAt: undefined }, '0000/00/00-'],
    ['a day that the calendar has not', { publishedAt: Number.NaN }, '0000/00/00-'],
    ['the year 1', { publishedAt: -62_135_596_800_000 }, '0001/01/01-'],
    ['a year before the common era', { publishedAt: -8.64e15 }, '0000/00/00-'],
  ])('takes its day from %s', async (_what, moments, place) => {
    const [kept] = await writing(emptyArchive(), (archive) =>
      archive.keep([{ ...story(1), ...moments } as Article]),
    );
    expect(kept?.path).toContain(`articles/gazette/${place}`);
  });

  it('leaves a known article where it is when its date, source or section changes', async () => {
    const root = emptyArchive();
    const first = await writing(root, (archive) => archive.keep([story(1)]));
    rmSync(join(root, '.tearsheet'), { recursive: true });
    const later = { ...story(1, 'Open again.'), publishedAt: JAN_15 + 9e9, source: 'other' };
    const [kept] = await writing(root, (archive) => archive.keep([later]));
    expect(kept).toMatchObject({ outcome: 'revised', path: first[0]?.path });
  });

  it('keeps the earlier states beside the current one, a return to an earlier one too', async () => {
    const root = emptyArchive();
    const { id } = story(1);
    const base = `articles/gazette/2022/01/15-${id}`;
    await writing(root, async (archive) => {
      for (const text of ['Closed.', 'Open.', 'Closed.']) await archive.keep([story(1, text)]);
      expect(filesUnder(root)).toEqual([`${base}.md`, `${base}.r1.md`, `${base}.r2.md`]);
      const states = await archive.revisions(id);
      expect(states.map((one) => one.path)).toEqual([`${base}.r1.md`, `${base}.r2.md`, `${base}.md`]);
      expect(states.map(words)).toEqual(
        ['Closed.', 'Open.', 'Closed.'].map((text) => [[{ kind: 'text', text }]]),
      );
    });
  });

  it('puts states that are imported in any order in the order of their days, and knows them again', async () => {
    const root = emptyArchive();
    const state = (day: number) =>
      story(1, `Day ${day}.`, { retrievedAt: JAN_15 + day * 86_400_000, origin: 'import' });
    const order = [state(3), state(1), state(2), state(1), state(3), state(2)];
    const kept = await writing(root, async (archive) => {
      const outcomes = await archive.keep(order);
      const states = await archive.revisions(story(1).id);
      expect(states.map(words)).toEqual(
        [state(1), state(2), state(3)].map((article) => words({ kind: 'sheet', article })),
      );
      return outcomes;
    });
    expect(kept.map(({ outcome }) => outcome)).toEqual([
      'new',
      'revised',
      'revised',
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    await writing(root, async (archive) => {
      expect((await archive.keep(order)).map(({ outcome }) => outcome)).toEqual(order.map(() => 'unchanged'));
      expect((await all(archive.verify())).filter(({ kind }) => kind === 'damaged')).toEqual([]);
    });
  });

  it('makes no revision of white space, mark-up and new image addresses', async () => {
    const root = emptyArchive();
    await writing(root, async (archive) => {
      await archive.keep([story(1, 'The pass is closed.')]);
      const again: Article = {
        ...story(1),
        retrievedAt: JAN_15,
        body: [
          {
            kind: 'paragraph',
            content: [
              { kind: 'text', text: ' The ' },
              { kind: 'emphasis', content: [{ kind: 'text', text: 'pass' }] },
              { kind: 'text', text: '  is closed.' },
            ],
          },
        ],
      };
      expect(await archive.keep([again])).toMatchObject([{ outcome: 'unchanged' }]);
    });
    expect(filesUnder(root)).toHaveLength(1);
  });

  it('compares states of one article that come in one call, in their order', async () => {
    const outcomes = await writing(emptyArchive(), (archive) =>
      archive.keep([story(1, 'a'), story(2), story(1, 'a'), story(1, 'b'), story(2)]),
    );
    expect(outcomes.map((one) => one.outcome)).toEqual(['new', 'new', 'unchanged', 'revised', 'unchanged']);
  });

  it('keeps hundreds of calls at once', async () => {
    const root = emptyArchive();
    await writing(root, async (archive) => {
      const numbers = Array.from({ length: 300 }, (_, number) => number);
      const kept = await Promise.all(numbers.map((number) => archive.keep([story(number)])));
      expect(kept.flat().map((one) => one.id)).toEqual(numbers.map((number) => story(number).id));
    });
    expect(filesUnder(root)).toHaveLength(300);
  });

  it('keeps a damaged sheet as a revision', async () => {
    const root = emptyArchive();
    await writing(root, async (archive) => {
      const [kept] = await archive.keep([story(1)]);
      writeFileSync(join(root, kept?.path ?? ''), 'torn');
      expect(await archive.pull(story(1).id)).toMatchObject({ kind: 'damage', code: 'no-instant' });
      const [again] = await archive.keep([story(1)]);
      expect(again?.outcome).toBe('revised');
      expect(readFileSync(join(root, again?.revision ?? ''), 'utf8')).toBe('torn');
    });
  });

  it.each(['..', '../up', 'a/b', '.hidden', '', 'UPPER', 'a.', 'x'.repeat(65), 'nul\0'])(
    'refuses the source %j',
    async (source) => {
      const root = emptyArchive();
      await writing(root, async (archive) => {
        await expect(archive.keep([{ ...story(1), source }])).rejects.toMatchObject({ code: 'bad-name' });
        await expect(archive.keep([{ ...story(1), id: '../../../etc/x' }])).rejects.toThrow(ArchiveFault);
      });
      expect(filesUnder(root)).toEqual([]);
    },
  );
});

describe('the catalogue', () => {
  it('gives the same answers when it is deleted, spoilt, or of another version', async () => {
    const root = emptyArchive();
    await writing(root, (archive) => archive.keep([story(1), story(2), story(1, 'Open.')]));
    const answers = async () => {
      const reader = await openArchive(root);
      const found = [await reader.pull(story(1).id), await reader.revisions(story(1).id)];
      await reader.close();
      return found;
    };
    const before = await answers();
    expect(before[1]).toHaveLength(2);
    const db = join(root, '.tearsheet/catalogue.db');
    for (const spoil of [
      () => rmSync(join(root, '.tearsheet'), { recursive: true }),
      () => writeFileSync(db, 'no database at all, but long enough to be looked at as one'.repeat(50)),
    ]) {
      spoil();
      expect(await answers()).toEqual(before);
    }
  });

  it('is made once, by whichever of several openers', async () => {
    const root = emptyArchive();
    await writing(root, (archive) => archive.keep([story(1)]));
    rmSync(join(root, '.tearsheet'), { recursive: true });
    const readers = await Promise.all(Array.from({ length: 8 }, () => openArchive(root)));
    const pulled = await Promise.all(readers.map((reader) => reader.pull(story(1).id)));
    expect(pulled.every((one) => one?.kind === 'sheet')).toBe(true);
    await Promise.all(readers.map((reader) => reader.close()));
  });

  it('finds what came by another way, and misses what is gone', async () => {
    const root = emptyArchive();
    const other = emptyArchive();
    const [two] = await writing(other, (archive) => archive.keep([story(2)]));
    const [one] = await writing(root, (archive) => archive.keep([story(1)]));
    mkdirSync(join(root, 'articles/gazette/2021/12'), { recursive: true });
    renameSync(join(other, two?.path ?? ''), join(root, `articles/gazette/2021/12/31-${two?.id}.md`));
    rmSync(join(root, one?.path ?? ''));
    const reader = await openArchive(root);
    expect(await reader.pull(story(2).id)).toMatchObject({
      path: `articles/gazette/2021/12/31-${two?.id}.md`,
    });
    expect(await reader.pull(story(1).id)).toBeUndefined();
    await reader.close();
    await writing(root, async (archive) => {
      expect(await archive.keep([story(2)])).toMatchObject([{ outcome: 'unchanged' }]);
      expect(await archive.keep([story(1)])).toMatchObject([{ outcome: 'new', path: one?.path }]);
    });
  });

  it('lets a reader that is already open see what a writer keeps', async () => {
    const root = emptyArchive();
    const reader = await openArchive(root);
    expect(await reader.pull(story(1).id)).toBeUndefined();
    await writing(root, (archive) => archive.keep([story(1)]));
    expect(await reader.pull(story(1).id)).toMatchObject({ kind: 'sheet' });
    await reader.close();
  });
});

describe('walking', () => {
  it('goes in path order, and takes up where it was left', async () => {
    const root = emptyArchive();
    const day = 86_400_000;
    const articles = Array.from({ length: 60 }, (_, number) =>
      story(number, 'x', {
        source: ['gazette', 'gazette-sunday', 'le-phare'][number % 3] ?? '',
        publishedAt: JAN_15 - (number % 7) * 9 * day,
      }),
    );
    await writing(root, (archive) =>
      archive.keep([...articles, ...articles.slice(0, 9).map((one) => ({ ...one, headline: 'New' }))]),
    );
    const reader = await openArchive(root);
    const paths = (await all(reader.walk())).map((one) => one.path);
    expect(new Set(paths).size).toBe(60);
    for (const at of [0, 13, 58, 59]) {
      const rest = await all(reader.walk({ after: paths[at] ?? '' }));
      expect(rest.map((one) => one.path)).toEqual(paths.slice(at + 1));
    }
    expect(paths.findIndex((path) => path.includes('gazette-sunday'))).toBe(
      paths.filter((path) => path.includes('/gazette/')).length,
    );
    expect(await all(reader.walk({ revisions: true }))).toHaveLength(69);
    expect((await all(reader.walk({ source: 'le-phare' }))).length).toBe(20);
    const late = await all(reader.walk({ since: JAN_15 - 20 * day }));
    expect(late.map((one) => one.path)).toEqual(paths.filter((path) => path.slice(-30, -20) >= '2021/12/26'));
    expect(await all(reader.walk({ source: 'nobody' }))).toEqual([]);
    await reader.close();
  });

  it('yields a damaged sheet as damage and goes on', async () => {
    const root = emptyArchive();
    const kept = await writing(root, (archive) => archive.keep([story(1), story(2), story(3)]));
    const [first, second] = kept.map((one) => one.path).sort();
    writeFileSync(join(root, first ?? ''), Buffer.from([0xff, 0xfe, 0x41]));
    rmSync(join(root, second ?? ''));
    mkdirSync(join(root, second ?? ''));
    const reader = await openArchive(root);
    const seen = await all(reader.walk());
    expect(seen.map((one) => (one.kind === 'damage' ? one.code : one.kind))).toEqual([
      'not-utf8',
      'unreadable',
      'sheet',
    ]);
    await reader.close();
  });
});

describe('opening', () => {
  it('says what is not there', async () => {
    const root = emptyArchive();
    writeFileSync(join(root, 'file'), '');
    await expect(openArchive(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'missing' });
    await expect(openArchiveForWriting(join(root, 'file'), 'test')).rejects.toMatchObject({
      code: 'not-a-folder',
    });
  });

  it('names the writer that is there, and lets the next one in when it has gone', async () => {
    const root = emptyArchive();
    const writer = await openArchiveForWriting(root, 'collect');
    const second = openArchiveForWriting(root, 'import');
    await expect(second).rejects.toMatchObject({ code: 'locked' });
    await expect(second).rejects.toThrow(`"collect" (process ${process.pid} on `);
    await writer.keep([story(1)]);
    await expect(openArchiveForWriting(root, 'import')).rejects.toMatchObject({ code: 'locked' });
    await writer.close();
    await writing(root, (archive) => archive.keep([story(2)]));
    await expect(writer.keep([story(3)])).rejects.toMatchObject({ code: 'closed' });
  });
});
