/** The stories of one paper, from the files under copy/<paper>/: one file a story, `<slug>.corrected.md` its later text. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Copy, type PrintDay, readCopy } from './copy.ts';

export function readCopies(paperId: string, printDay: PrintDay): Copy[] {
  const folder = new URL(`./copy/${paperId}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readCopy(name.slice(0, -3), readFileSync(new URL(name, folder), 'utf8'), printDay));
}
