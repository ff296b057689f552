/** What a command reads from: a file, standard input (`-`) or an address. */
import { readFile, stat } from 'node:fs/promises';
import { Refusal } from './command.ts';

export interface Input {
  /** As the person named it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly retrievedAt?: number;
  /** Where the text stands on the web, for relative addresses. */
  readonly url?: string;
  readonly contentType?: string;
}

/** Larger files are refused before they are read; no page or feed of a newspaper comes near it. */
export const MAX_INPUT_BYTES = 256 * 1024 * 1024;

export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

export async function readInput(name: string): Promise<Input> {
  if (name === '-') return { name, bytes: await readStdin() };
  try {
    const { size } = await stat(name);
    if (size > MAX_INPUT_BYTES)
      throw new Refusal(`${name} holds ${size} bytes; the limit is ${MAX_INPUT_BYTES}.`);
    return { name, bytes: await readFile(name) };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(unreadable(name, error));
  }
}

/** Refuses what is not there or a folder, before anything is begun. */
export async function mustBeFile(name: string): Promise<void> {
  try {
    if ((await stat(name)).isDirectory()) throw new Refusal(`Cannot read ${name}: it is a folder.`);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(unreadable(name, error));
  }
}

export function unreadable(name: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    {
      ENOENT: 'there is no such file',
      EACCES: 'it may not be read',
      EISDIR: 'it is a folder',
      ENOTDIR: 'its folder is no folder',
    }[code ?? ''] ?? String(code ?? error);
  return `Cannot read ${name}: ${why}.`;
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_INPUT_BYTES) throw new Refusal(`Standard input is longer than ${MAX_INPUT_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Lines of a file, or of standard input, that holds one JSON object a line. */
export async function readJsonLines(name: string): Promise<Record<string, unknown>[]> {
  const text = new TextDecoder().decode((await readInput(name)).bytes);
  return text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [jsonLine(name, line, at + 1)]));
}

function jsonLine(name: string, line: string, nth: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal(
    `${name}, line ${nth}: expected a JSON object such as {"file": "page.html", "url": "https://…"}.`,
  );
}
