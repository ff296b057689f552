/**
 * Writers killed for real (SIGKILL), at every call of the file system in a round of keeping and at random moments. What had been
 * acknowledged must be there, and nothing that is there may be torn.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Acknowledged } from './crash-writer.test-kit.ts';
import { all, emptyArchive, removeArchives, story } from './gazette.test-kit.ts';
import { openArchive, openArchiveForWriting } from './open-archive.ts';

afterAll(removeArchives);

const WRITER = fileURLToPath(new URL('./crash-writer.test-kit.ts', import.meta.url));

interface Death {
  readonly acknowledged: readonly Acknowledged[];
  readonly signal: string | null;
}

/** `lines`: after so many acknowledgements the writer is killed; undefined when it does that itself. */
function die(root: string, seed: number, killAt: number, lines?: number): Promise<Death> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, root, `${seed}`, `${killAt}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: Acknowledged[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      acknowledged.push(JSON.parse(line) as Acknowledged);
      if (acknowledged.length === lines) child.kill('SIGKILL');
    });
    child.on('error', reject).on('close', (_code, signal) => resolve({ acknowledged, signal }));
  });
}

/** Before the next writer comes there may be leftovers, never a torn sheet; behind it there is nothing to find. */
async function inspect(root: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const reader = await openArchive(root);
  for await (const one of reader.verify()) {
    if (one.kind === 'whole' || one.code === 'leftover') continue;
    expect(one).toMatchObject({ path: expect.stringMatching(/\.warc\.gz$|\.jsonl$/) });
    expect(one.code === 'bad-line' || one.message.endsWith('The next writer cuts it off.')).toBe(true);
  }
  await reader.close();

  const writer = await openArchiveForWriting(root, 'inspection');
  const findings = await all(writer.verify());
  expect(findings.filter((one) => one.kind === 'damaged' && one.code !== 'bad-line')).toEqual([]);
  const texts = new Map<string, string[]>();
  for (const one of acknowledged) {
    if (one.kind === 'page') {
      const pulled = await writer.pullPage(one.reference);
      expect(pulled).toMatchObject({ bytes: Buffer.from(one.text) });
    }
    if (one.kind !== 'article') continue;
    if (!texts.has(one.id)) texts.set(one.id, await statesOf(writer, one.id));
    expect(texts.get(one.id)).toContain(one.text);
  }
  for (const [id, states] of texts) {
    const order = acknowledged.flatMap((one) => (one.kind === 'article' && one.id === id ? [one.text] : []));
    expect(states.filter((text) => order.includes(text))).toEqual(order);
    expect(new Set(states).size).toBe(states.length);
  }
  const gone = new Set((await all(writer.vanished())).map((one) => one.id));
  for (const one of acknowledged) if (one.kind === 'vanished' && one.id) expect(gone).toContain(one.id);
  await writer.close();
}

async function statesOf(archive: Awaited<ReturnType<typeof openArchive>>, id: string): Promise<string[]> {
  const states = await archive.revisions(id);
  return states.map((one) => {
    const block = one.kind === 'sheet' ? one.article.body[0] : undefined;
    const run = block?.kind === 'paragraph' ? block.content[0] : undefined;
    return run?.kind === 'text' ? run.text : '';
  });
}

describe('a writer that is killed', () => {
  it('at any call of the file system leaves everything that it had acknowledged', {
    timeout: 60_000,
  }, async () => {
    const lanes = [0, 1].map(async (lane) => {
      const root = emptyArchive();
      const acknowledged: Acknowledged[] = [];
      let deaths = 0;
      for (let killAt = 1 + lane; ; killAt += 2) {
        const death = await die(root, killAt, killAt);
        acknowledged.push(...death.acknowledged);
        if (death.signal === null) return deaths;
        deaths += 1;
        await inspect(root, acknowledged);
      }
    });
    const deaths = await Promise.all(lanes);
    expect(Math.min(...deaths)).toBeGreaterThan(10);
  });

  it('at a random moment leaves everything that it had acknowledged', { timeout: 60_000 }, async () => {
    const lanes = [0, 1].map(async (lane) => {
      const root = emptyArchive();
      const acknowledged: Acknowledged[] = [];
      for (let seed = 1; seed <= 4; seed++) {
        const death = await die(root, seed, 0, 1 + ((seed * 13 + lane * 31) % 41));
        expect(death.signal).toBe('SIGKILL');
        acknowledged.push(...death.acknowledged);
        await inspect(root, acknowledged);
      }
      return acknowledged.length;
    });
    for (const count of await Promise.all(lanes)) expect(count).toBeGreaterThan(40);
  });

  it('does not keep the next one out', async () => {
    const root = emptyArchive();
    await die(root, 1, 0, 5);
    const writer = await openArchiveForWriting(root, 'next');
    await writer.keep([story(1)]);
    await writer.close();
  });
});
