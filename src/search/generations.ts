/**
 * The folder of an index: generations (`g1`, `g2`, …), and `CURRENT`, which names the one that answers. A rebuild grows
 * the next one beside it; taking over is one rename.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IndexDamage, IndexVersion } from './damage.ts';
import { Generation, syncFolder } from './generation.ts';
import type { IndexFault } from './index-contract.ts';

const CURRENT = 'CURRENT';
const GENERATION = /^g\d{1,9}$/;

/** Undefined: there is no index yet. Throws IndexDamage. */
export function currentName(path: string): string | undefined {
  const file = join(path, CURRENT);
  if (!existsSync(file)) return undefined;
  const name = readFileSync(file, 'utf8').trim();
  if (!isGeneration(name)) throw new IndexDamage(file, 'it names no generation');
  return name;
}

/** Names the generation that answers from now on, and deletes those before it. */
export function makeCurrent(path: string, name: string): void {
  const file = join(path, CURRENT);
  writeFileSync(`${file}.new`, `${name}\n`, { flush: true });
  renameSync(`${file}.new`, file);
  syncFolder(path);
  for (const other of readdirSync(path))
    if (isGeneration(other) && generationNumber(other) < generationNumber(name))
      rmSync(join(path, other), { recursive: true, force: true });
}

export function isGeneration(name: string): boolean {
  return GENERATION.test(name);
}

export function generationNumber(name: string): number {
  return Number(name.slice(1));
}

/** The name after the highest there is. */
export function freshName(path: string): string {
  const numbers = readdirSync(path).flatMap((name) => (isGeneration(name) ? [generationNumber(name)] : []));
  return `g${Math.max(0, ...numbers) + 1}`;
}

/** A generation, or what is wrong with it. */
export function openGeneration(folder: string, readonly: boolean): Generation | IndexFault {
  if (!existsSync(join(folder, 'ledger.sqlite')))
    return { kind: 'fault', code: 'damaged', message: `${folder}: the ledger is missing` };
  try {
    return new Generation(folder, readonly);
  } catch (cause) {
    return faultOf(cause);
  }
}

/** SQLITE_BUSY and SQLITE_LOCKED: someone else was at it for longer than one waits. */
const BUSY = [5, 6];

/** Damage as a value; anything else is thrown on. */
export function faultOf(cause: unknown): IndexFault {
  if (cause instanceof IndexVersion) return { kind: 'fault', code: 'version', message: cause.message };
  const { code, errcode = 0 } = cause as { readonly code?: unknown; readonly errcode?: number };
  if (!(cause instanceof IndexDamage) && code !== 'ERR_SQLITE_ERROR') throw cause;
  const { message } = cause as Error;
  return {
    kind: 'fault',
    code: BUSY.includes(errcode) ? 'busy' : 'damaged',
    message: cause instanceof IndexDamage ? message : `the ledger of the index: ${message}`,
  };
}
