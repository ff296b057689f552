import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { all, emptyArchive, filesUnder, JAN_15, removeArchives } from './gazette.test-kit.ts';
import { openArchive, openArchiveForWriting } from './open-archive.ts';
import { type CapturedPage, originalPath, originalUri, payloadDigest } from './page-record.ts';
import { readMember } from './read-record.ts';
import type { ArchiveWriter } from './writer.ts';

afterAll(removeArchives);

const FILE = 'pages/2022/01/15-001.warc.gz';

function page(
  number: number,
  text = `<p>Page ${number}</p>`,
  more: Partial<CapturedPage> = {},
): CapturedPage {
  return {
    url: `https://gazette.example/story/${number}`,
    retrievedAt: JAN_15,
    status: 200,
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['Content-Encoding', 'br'],
    ],
    bytes: Buffer.from(text),
    ...more,
  };
}

async function writing<T>(root: string, work: (archive: ArchiveWriter) => Promise<T>): Promise<T> {
  const archive = await openArchiveForWriting(root, 'test');
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

/** What a program that is not ours makes of a file. */
async function asOthersRead(path: string) {
  const records = [];
  for await (const record of new WARCParser([readFileSync(path)])) {
    const payload = await record.readFully(true);
    records.push({ type: record.warcType, url: record.warcTargetURI, payload: Buffer.from(payload ?? []) });
  }
  return records;
}

describe('a captured page', () => {
  it('is given back as it came, by its place and by its address', async () => {
    const root = emptyArchive();
    const reference = await writing(root, (archive) => archive.keepPage(page(1)));
    expect(reference).toMatchObject({ file: FILE, digest: payloadDigest(page(1).bytes) });
    const reader = await openArchive(root);
    const pulled = await reader.pullPage({
      file: reference.file,
      offset: reference.offset,
      digest: reference.digest,
    });
    expect(pulled).toMatchObject({
      kind: 'page',
      url: page(1).url,
      retrievedAt: JAN_15,
      status: 200,
      bytes: page(1).bytes,
      headers: [
        ['Content-Type', 'text/html; charset=utf-8'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['X-Archive-Orig-Content-Encoding', 'br'],
        ['Content-Length', String(page(1).bytes.length)],
      ],
    });
    expect(await all(reader.pagesOf('http://gazette.example/story/1/?utm_source=x'))).toEqual([
      { ...pulled, reference: expect.objectContaining({ offset: reference.offset }) },
    ]);
    expect(await all(reader.pagesOf('https://gazette.example/nothing'))).toEqual([]);
    await reader.close();
  });

  it('is not kept twice when nothing about it has changed, and again when something has', async () => {
    const root = emptyArchive();
    await writing(root, async (archive) => {
      const first = await archive.keepPage(page(1));
      expect(await archive.keepPage(page(1, undefined, { retrievedAt: JAN_15 + 5 }))).toEqual(first);
      const [a, b] = await Promise.all([archive.keepPage(page(2)), archive.keepPage(page(2))]);
      expect(a).toEqual(b);
      await archive.keepPage(page(1, 'changed', { retrievedAt: JAN_15 + 6 }));
      await archive.keepPage(page(1, undefined, { retrievedAt: JAN_15 + 7, status: 410 }));
      const pages = await all(archive.pagesOf(page(1).url));
      expect(pages.map((one) => one.kind === 'page' && one.status)).toEqual([200, 200, 410]);
    });
  });

  it('can be read by other programs', async () => {
    const root = emptyArchive();
    await writing(root, (archive) =>
      Promise.all([
        archive.keepPage(page(1)),
        archive.keepOriginal({ path: 'a b/ü.txt', at: JAN_15, bytes: Buffer.from('x') }),
      ]),
    );
    expect(await asOthersRead(join(root, FILE))).toEqual([
      { type: 'warcinfo', url: null, payload: expect.anything() },
      { type: 'response', url: page(1).url, payload: page(1).bytes },
      { type: 'resource', url: 'urn:original:a%20b/%C3%BC.txt', payload: Buffer.from('x') },
    ]);
  });

  it('keeps headers that are no ASCII, and none of them begins another', async () => {
    const root = emptyArchive();
    await writing(root, async (archive) => {
      const reference = await archive.keepPage(
        page(1, 'x', { headers: [['X-Où', 'caf\u00e9\r\nX-Evil: 1']] }),
      );
      expect(await archive.pullPage(reference)).toMatchObject({
        headers: [
          ['X-Où', 'caf\u00e9 X-Evil: 1'],
          ['Content-Length', '1'],
        ],
      });
    });
  });

  it.each([
    '../../etc/passwd',
    'pages/../../x.warc.gz',
    '/pages/x.warc.gz',
    'articles/x.warc.gz',
    'pages/2022/01/99-001.warc.gz',
  ])('is not looked for in %s', async (file) => {
    const reader = await openArchive(emptyArchive());
    expect(await reader.pullPage({ file, offset: 0, digest: '' })).toMatchObject({ code: 'no-record' });
    await reader.close();
  });

  it('is damage when its bytes are not those that were kept', async () => {
    const root = emptyArchive();
    const reference = await writing(root, (archive) => archive.keepPage(page(1)));
    const bytes = readFileSync(join(root, FILE));
    bytes[reference.offset + 40] = (bytes[reference.offset + 40] ?? 0) ^ 0xff;
    writeFileSync(join(root, FILE), bytes);
    const reader = await openArchive(root);
    expect(await reader.pullPage(reference)).toMatchObject({ kind: 'damage', code: 'bad-record' });
    expect(await reader.pullPage({ ...reference, offset: 3 })).toMatchObject({ code: 'bad-record' });
    expect(await reader.pullPage({ ...reference, offset: 0 })).toMatchObject({ code: 'bad-digest' });
    expect((await all(reader.verify())).map((one) => one.kind === 'damaged' && one.code)).toEqual([
      'bad-record',
    ]);
    await reader.close();
  });
});

describe('an imported file', () => {
  it('is given back byte for byte under its path, in its latest state', async () => {
    const root = emptyArchive();
    const files = new Map(
      Array.from({ length: 1_200 }, (_, number) => [
        `gazette/${number % 7}/${number} [ü].txt`,
        Buffer.from([number, 0xff, 0, 13, 10]),
      ]),
    );
    const keep = (archive: ArchiveWriter, at: number) =>
      Promise.all([...files].map(([path, bytes]) => archive.keepOriginal({ path, at, bytes })));
    await writing(root, async (archive) => {
      await keep(archive, JAN_15);
      const size = statSync(join(root, FILE)).size;
      await keep(archive, JAN_15 + 1);
      expect(statSync(join(root, FILE)).size).toBe(size);
      const [path] = files.keys();
      files.set(path ?? '', Buffer.from('later'));
      await keep(archive, JAN_15 + 9e7);
      expect(await archive.hasOriginal(path ?? '', payloadDigest(Buffer.from('later')))).toBe(true);
      expect(await archive.hasOriginal(path ?? '', payloadDigest(Buffer.from('other')))).toBe(false);
      expect(await archive.hasOriginal('nowhere', payloadDigest(Buffer.from('later')))).toBe(false);
    });
    rmSync(join(root, '.tearsheet'), { recursive: true });
    const reader = await openArchive(root);
    const given = await all(reader.originals());
    expect(given).toHaveLength(files.size);
    for (const one of given) {
      if (one.kind !== 'original') throw new Error(one.kind);
      expect(Buffer.compare(one.bytes, files.get(one.path) ?? Buffer.alloc(0))).toBe(0);
    }
    await reader.close();
  });

  it('has an address from which its path is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        expect(originalPath(originalUri(path))).toBe(path.toWellFormed());
      }),
    );
  });
});

describe('a WARC file', () => {
  it('that ends torn is cut back to its last whole record by the next writer', async () => {
    const root = emptyArchive();
    await writing(root, (archive) => archive.keepPage(page(1)));
    const whole = readFileSync(join(root, FILE));
    for (const torn of [
      whole.subarray(0, 1),
      whole.subarray(0, 9),
      whole.subarray(0, 100),
      Buffer.alloc(4096),
    ]) {
      appendFileSync(join(root, FILE), torn);
      const reader = await openArchive(root);
      expect((await all(reader.verify())).filter((one) => one.kind === 'damaged')).toMatchObject([
        { code: 'bad-record', path: FILE },
      ]);
      await reader.close();
      await writing(root, (archive) => archive.keepPage(page(1)));
      expect(readFileSync(join(root, FILE)).equals(whole)).toBe(true);
    }
  });

  it('that has been spoilt in the middle loses only that record, and nothing behind it is cut off', async () => {
    const root = emptyArchive();
    const references = await writing(root, async (archive) => {
      const list = [];
      for (let number = 0; number < 5; number++) list.push(await archive.keepPage(page(number)));
      return list;
    });
    const bytes = readFileSync(join(root, FILE));
    bytes.fill(0x55, (references[2]?.offset ?? 0) + 20, (references[2]?.offset ?? 0) + 60);
    writeFileSync(join(root, FILE), bytes);
    rmSync(join(root, '.tearsheet'), { recursive: true });
    await writing(root, async (archive) => {
      expect(await all(archive.pagesOf(page(4).url))).toMatchObject([{ kind: 'page' }]);
      expect(await all(archive.pagesOf(page(2).url))).toEqual([]);
      await archive.keepPage(page(9));
      expect(await all(archive.pagesOf(page(9).url))).toMatchObject([{ kind: 'page' }]);
    });
    expect(readFileSync(join(root, FILE)).subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  it('whose end is neither whole nor torn is left alone, and a new one is begun', async () => {
    const root = emptyArchive();
    await writing(root, (archive) => archive.keepPage(page(1)));
    appendFileSync(join(root, FILE), 'what is this');
    const bytes = readFileSync(join(root, FILE));
    const { file } = await writing(root, (archive) => archive.keepPage(page(2)));
    expect(file).toBe('pages/2022/01/15-002.warc.gz');
    expect(readFileSync(join(root, FILE)).equals(bytes)).toBe(true);
  });

  it('is followed by another when it has grown large', async () => {
    const root = emptyArchive();
    const archive = await openArchiveForWriting(root, 'test', { warcBytes: 100_000 });
    const numbers = [0, 1, 2, 3, 4, 5, 6, 7];
    const keep = (number: number) =>
      archive.keepOriginal({ path: `${number}`, at: JAN_15, bytes: randomBytes(40_000) });
    for (const number of numbers.slice(0, 4)) await keep(number);
    await Promise.all(numbers.slice(4).map(keep));
    const seen = await all(archive.originals());
    expect(seen.map((one) => one.kind === 'original' && Number(one.path))).toEqual(numbers);
    await archive.close();
    expect(filesUnder(root)).toEqual([FILE, FILE.replace('001', '002'), FILE.replace('001', '003')]);
  });

  it('of another program is read too', async () => {
    const root = emptyArchive();
    await writing(root, (archive) => archive.keepPage(page(1)));
    const { WARCRecord, WARCSerializer } = await import('warcio');
    const record = WARCRecord.create(
      {
        type: 'response',
        url: 'https://other.example/',
        date: '2020-02-02T00:00:00Z',
        httpHeaders: { a: 'b' },
      },
      [Buffer.from('other')],
    );
    writeFileSync(join(root, 'pages/others.warc.gz'), await WARCSerializer.serialize(record, { gzip: true }));
    const reader = await openArchive(root);
    expect(await all(reader.pagesOf('https://other.example/'))).toMatchObject([
      { bytes: Buffer.from('other') },
    ]);
    await reader.close();
  });
});

describe('a record', () => {
  it('is never read from a part of it, nor from what is changed', async () => {
    const root = emptyArchive();
    const { offset } = await writing(root, (archive) => archive.keepPage(page(1)));
    const bytes = readFileSync(join(root, FILE)).subarray(offset);
    for (let end = 1; end < bytes.length; end++) {
      expect(readMember(bytes.subarray(0, end)), `cut at ${end}`).toEqual({ kind: 'unfinished' });
    }
    for (let at = 10; at < bytes.length - 4; at++) {
      const spoilt = Buffer.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
      const reading = readMember(spoilt);
      // The bits that fill up the last byte of a compressed stream mean nothing.
      if (reading.kind === 'record') expect(reading, `changed at ${at}`).toEqual(readMember(bytes));
    }
    expect(readMember(bytes)).toMatchObject({ kind: 'record', record: { target: page(1).url } });
  });
});
