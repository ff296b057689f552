/**
 * Images kept locally, by choice: each once, whatever the number of articles and addresses that show it.
 *
 * | where                     | what                                                                    |
 * |---------------------------|-------------------------------------------------------------------------|
 * | images/<aa>/<32 hex>.<x>  | the bytes; named after the first 128 bits of their SHA-256, and a kind  |
 * | images/index.jsonl        | a line for each address that was kept: url, name, at; only appended to  |
 */
import { createHash } from 'node:crypto';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dropTemporary, makeFolder, nameTemporary, syncFolders, writeTemporary } from './durable.ts';
import { errno, onDisk } from './fault.ts';

export interface StoredImage {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export interface ImageStore {
  /** Name of the image that an address showed when it was kept; undefined when it was not. */
  nameOf(url: string): Promise<string | undefined>;
  /** Durable once answered. Undefined: these bytes are no image of a kind that browsers show. */
  keep(url: string, bytes: Uint8Array, at: number): Promise<string | undefined>;
  /** Undefined: there is none of that name. */
  read(name: string): Promise<StoredImage | undefined>;
}

interface ImageKind {
  readonly ending: string;
  readonly contentType: string;
  readonly is: (bytes: Uint8Array) => boolean;
}

const begins =
  (...start: number[]) =>
  (bytes: Uint8Array) =>
    start.every((byte, at) => bytes[at] === byte);
const brand = (name: string) => (bytes: Uint8Array) => latin1(bytes, 4, 12) === `ftyp${name}`;

/** What an image is, is said by its first bytes; servers are often wrong about it. SVG is text and may hold scripts: it is not kept. */
const KINDS: readonly ImageKind[] = [
  { ending: 'jpg', contentType: 'image/jpeg', is: begins(0xff, 0xd8, 0xff) },
  { ending: 'png', contentType: 'image/png', is: begins(0x89, 0x50, 0x4e, 0x47) },
  { ending: 'gif', contentType: 'image/gif', is: begins(0x47, 0x49, 0x46, 0x38) },
  {
    ending: 'webp',
    contentType: 'image/webp',
    is: (bytes) => latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP',
  },
  { ending: 'avif', contentType: 'image/avif', is: (bytes) => brand('avif')(bytes) || brand('avis')(bytes) },
];

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

const NAME = /^[0-9a-f]{32}\.(?:jpg|png|gif|webp|avif)$/;
const INDEX = 'images/index.jsonl';

export function openImageStore(root: string): ImageStore {
  let known: Promise<Map<string, string>> | undefined;
  let size = -1;
  // Read again when it has grown: a reader stays open while a writer keeps.
  const names = async () => {
    const now = await sizeOf(join(root, INDEX));
    if (known === undefined || now !== size) known = readIndex(root);
    size = now;
    return known;
  };
  return {
    nameOf: async (url) => (await names()).get(url),
    async keep(url, bytes, at) {
      const kind = KINDS.find(({ is }) => is(bytes));
      if (!kind) return undefined;
      const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${kind.ending}`;
      const index = await names();
      if (index.get(url) === name) return name;
      if ((await ifThere(join(root, pathOf(name)))) === undefined) await writeImage(root, name, bytes);
      await onDisk('write', join(root, INDEX), () =>
        appendFile(join(root, INDEX), `${JSON.stringify({ url, name, at: new Date(at).toISOString() })}\n`),
      );
      index.set(url, name);
      size = await sizeOf(join(root, INDEX));
      return name;
    },
    async read(name) {
      if (!NAME.test(name)) return undefined;
      const contentType = KINDS.find(({ ending }) => name.endsWith(ending))?.contentType ?? '';
      const bytes = await ifThere(join(root, pathOf(name)));
      return bytes && { bytes, contentType };
    },
  };
}

function pathOf(name: string): string {
  return `images/${name.slice(0, 2)}/${name}`;
}

async function writeImage(root: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(name);
  await makeFolder(join(root, 'images', name.slice(0, 2)));
  try {
    await writeTemporary(root, [{ path, content: bytes }]);
    await nameTemporary(root, [path]);
    await syncFolders([join(root, 'images', name.slice(0, 2))]);
  } catch (error) {
    await dropTemporary(root, [path]);
    throw error;
  }
}

/** A line that a crash cut short names nothing: its image is kept again. */
async function readIndex(root: string): Promise<Map<string, string>> {
  const text = (await ifThere(join(root, INDEX)))?.toString('utf8') ?? '';
  const lines = text.split('\n').flatMap((line): [string, string][] => {
    const entry = /^\{.*\}$/.test(line) ? (JSON.parse(line) as { url?: unknown; name?: unknown }) : {};
    return typeof entry.url === 'string' && typeof entry.name === 'string' ? [[entry.url, entry.name]] : [];
  });
  return new Map(lines);
}

async function sizeOf(path: string): Promise<number> {
  return onDisk('read', path, async () => (await stat(path).catch(missing))?.size ?? 0);
}

function missing(error: unknown): undefined {
  if (errno(error) === 'ENOENT') return undefined;
  throw error;
}

async function ifThere(path: string): Promise<Buffer | undefined> {
  return onDisk('read', path, () => readFile(path).catch(missing));
}
