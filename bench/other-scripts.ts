/**
 * How much the extractor knows by words: the pages of a set as they are, and as they would be in a script whose every word it has never
 * seen. Letters of a word become characters of the other script by chance, the same ones wherever the word stands, and the gold text goes
 * the same way; tags, names of classes and addresses stay. Scripts and the data in them are taken out, in every column.
 *
 *     node bench/other-scripts.ts --set DIR [--set DIR …] [--peers]
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPage } from '../src/extract/index.ts';
import { attr, nameOf, ownText, TEXT } from '../src/extract/tree/tree.ts';
import { scoreBodies } from './extract-score.ts';
import { EXTRACTORS, type Extractor } from './extractors.ts';

interface Script {
  /** Characters for a word, from a number that it hashes to. */
  readonly spell: (letters: number, chance: (n: number) => number) => string;
  readonly stops: Readonly<Record<string, string>>;
  readonly spaces: boolean;
}

const between = (first: number, count: number, n: number) => String.fromCharCode(first + (n % count));
/** About as many characters as a translator needs: five letters of English are two of Chinese. */
const brief = (letters: number) => (letters < 4 ? 1 : letters < 8 ? 2 : 3);
const WIDE = { '.': '。', ',': '，', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' };

const SCRIPTS: Readonly<Record<string, Script>> = {
  Chinese: {
    spell: (letters, chance) =>
      Array.from({ length: brief(letters) }, (_, i) => between(0x4e00, 6000, chance(i))).join(''),
    stops: WIDE,
    spaces: false,
  },
  Japanese: {
    spell: (letters, chance) =>
      Array.from({ length: brief(letters) + 1 }, (_, i) =>
        i === 0 && letters > 3 ? between(0x4e00, 3000, chance(i)) : between(0x3042, 80, chance(i)),
      ).join(''),
    stops: { ...WIDE, ',': '、', '“': '「', '”': '」' },
    spaces: false,
  },
  Korean: {
    spell: (letters, chance) =>
      Array.from({ length: brief(letters) }, (_, i) => between(0xac00, 11_172, chance(i))).join(''),
    stops: {},
    spaces: true,
  },
  Thai: {
    spell: (letters, chance) =>
      Array.from({ length: letters }, (_, i) => between(0xe01, 46, chance(i))).join(''),
    stops: { '.': ' ', ',': ' ' },
    spaces: false,
  },
};

function hash(text: string, salt: number): number {
  let h = 2_166_136_261 ^ salt;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;

function spelled(text: string, { spell, stops, spaces }: Script): string {
  const words = text
    .replace(/(?<=\p{L}|["”’»)])[.,:?!](?=\s|["”’»)]|$)/gu, (stop) => stops[stop] ?? stop)
    .replace(/[()“”]/g, (sign) => stops[sign] ?? sign)
    .replace(WORD, (word) => {
      const small = word.toLowerCase();
      return spell(word.length, (n) => hash(small, n));
    });
  return spaces ? words : words.replace(/(?<=[\p{L}。，、：？！]) (?=\p{L})/gu, '');
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const TELLING = /title|description|headline|author|section|site_name/;

/** The page without scripts and the data in them, with what `as` makes of its text and of what its metas tell. */
function pageAs(html: string, as: (text: string) => string): string {
  const { tree } = readPage(html, {});
  const changes: [from: number, to: number, text: string][] = [];
  for (let n = 1; n < tree.size; n++) {
    if (tree.tag[n] === TEXT) {
      const [from = 0, to = 0] = [tree.from[n], tree.to[n]];
      const holder = nameOf(tree, tree.parent[n] as number);
      if (holder === 'style') continue;
      changes.push([from, to, holder === 'script' ? '' : escaped(as(ownText(tree, n)))]);
    } else if (
      nameOf(tree, n) === 'meta' &&
      TELLING.test(`${attr(tree, n, 'name') ?? ''} ${attr(tree, n, 'property') ?? ''}`)
    ) {
      const content = attr(tree, n, 'content') ?? '';
      for (let a = tree.from[n] as number; a < (tree.to[n] as number); a++) {
        const [from = 0, to = 0] = [tree.valueFrom[a], tree.valueTo[a]];
        if (to > from && html.slice(from, to).length >= content.length && !/^https?:/.test(content))
          changes.push([from, to, escaped(as(content)).replace(/'/g, '&#39;')]);
      }
    }
  }
  let at = 0;
  let out = '';
  for (const [from, to, text] of changes) {
    out += html.slice(at, from) + text;
    at = to;
  }
  return out + html.slice(at);
}

async function bodyF1(dir: string, run: Extractor, script: Script | undefined): Promise<number> {
  const as = (text: string) => (script ? spelled(text, script) : text);
  const gold = JSON.parse(readFileSync(join(dir, 'gold.json'), 'utf8').replace(/\bNaN\b/g, 'null'));
  const pairs: [gold: string, got: string][] = [];
  for (const [id, { url, body }] of Object.entries<{ url?: string; body?: string }>(gold)) {
    if (!body) continue;
    const page = pageAs(readFileSync(join(dir, 'html', `${id}.html`), 'utf8'), as);
    let text = '';
    try {
      text = await run(page, url ?? '');
    } catch {
      // A peer that throws on a page has found nothing on it.
    }
    pairs.push([as(body), text]);
  }
  return scoreBodies(pairs).f1;
}

const { values } = parseArgs({
  options: { set: { type: 'string', multiple: true }, peers: { type: 'boolean', default: false } },
});
console.log(
  `| set | extractor | as it is | ${Object.keys(SCRIPTS).join(' | ')} |\n|---|---|---|---|---|---|---|`,
);
for (const dir of values.set ?? [])
  for (const [name, load] of Object.entries(EXTRACTORS).slice(0, values.peers ? undefined : 1)) {
    const figures: string[] = [];
    for (const script of [undefined, ...Object.values(SCRIPTS)])
      figures.push((await bodyF1(dir, await load(), script)).toFixed(3));
    console.log(`| ${basename(dir)} | ${name} | ${figures.join(' | ')} |`);
  }
