/**
 * Fits the weights of src/extract/masthead/headline.ts: a softmax over the candidates of each page, on one half of the hosts.
 * Prints the weights, and how many headlines either half then finds.
 *
 *     node bench/train/headline-train.ts --set DIR [--set DIR …]
 *
 * A set is a folder with `html/<id>.html` and `gold.json` ({ id: { url, title } }). A small set counts as much as SMALLEST pages:
 * the smallest are those of news.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { folded } from '../../src/extract/masthead/folded.ts';
import { headlineCandidates } from '../../src/extract/masthead/headline.ts';
import { type Fact, WEIGHTS } from '../../src/extract/masthead/headline-weights.ts';
import { readClaims, siteOf } from '../../src/extract/masthead/masthead.ts';
import { readPage } from '../../src/extract/page.ts';

const FACTS = Object.keys(WEIGHTS) as Fact[];
const STEPS = 600;
const SHRINK = 0.003;
const SMALLEST = 800;

interface Lesson {
  readonly set: string;
  readonly taught: boolean;
  readonly right: readonly boolean[];
  readonly rows: readonly (readonly number[])[];
}

function hash(text: string): number {
  let h = 2_166_136_261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

function lessons(set: string): Lesson[] {
  const gold: Record<string, { url?: string; title?: string }> = JSON.parse(
    readFileSync(join(set, 'gold.json'), 'utf8').replace(/\bNaN\b/g, 'null'),
  );
  return Object.entries(gold).flatMap(([id, { url = '', title }]) => {
    if (!title) return [];
    const host = URL.canParse(url) ? new URL(url).hostname.split('.').slice(-2).join('.') : id;
    const page = readPage(readFileSync(join(set, 'html', `${id}.html`), 'utf8'), { url });
    const { claims } = readClaims(page);
    const candidates = headlineCandidates(page.tree, claims, siteOf(claims, url), url);
    return [
      {
        set,
        taught: hash(host) % 2 === 0,
        right: candidates.map((one) => folded(one.text) === folded(title)),
        rows: candidates.map((one) => FACTS.map((fact) => one.facts[fact] ?? 0)),
      },
    ];
  });
}

const sum = (row: readonly number[], weights: readonly number[]) =>
  row.reduce((total, value, i) => total + value * (weights[i] as number), 0);

function fit(all: readonly Lesson[], sizes: ReadonlyMap<string, number>): number[] {
  const weights = FACTS.map(() => 0);
  const mean = FACTS.map(() => 0);
  const spread = FACTS.map(() => 0);
  const taught = all.filter((one) => one.taught && one.right.includes(true));
  for (let step = 1; step <= STEPS; step++) {
    const slope = FACTS.map(() => 0);
    let total = 0;
    for (const { set, right, rows } of taught) {
      const weight = Math.max(1, SMALLEST / (sizes.get(set) ?? 1));
      const odds = rows.map((row) => Math.exp(sum(row, weights)));
      const whole = odds.reduce((a, b) => a + b, 0);
      const good = odds.reduce((a, b, i) => a + (right[i] ? b : 0), 0);
      total += weight;
      rows.forEach((row, i) => {
        const pull = weight * ((odds[i] as number) / whole - (right[i] ? (odds[i] as number) / good : 0));
        for (let k = 0; k < row.length; k++) slope[k] = (slope[k] as number) + pull * (row[k] as number);
      });
    }
    for (let k = 0; k < weights.length; k++) {
      const down = (slope[k] as number) / total + SHRINK * (weights[k] as number);
      mean[k] = 0.9 * (mean[k] as number) + 0.1 * down;
      spread[k] = 0.99 * (spread[k] as number) + 0.01 * down * down;
      const pace = Math.sqrt((spread[k] as number) / (1 - 0.99 ** step)) + 1e-8;
      weights[k] = (weights[k] as number) - (0.05 * (mean[k] as number)) / (1 - 0.9 ** step) / pace;
    }
  }
  return weights.map((weight) => Math.round(10 * weight) / 10);
}

const { values } = parseArgs({ options: { set: { type: 'string', multiple: true } } });
const all = (values.set ?? []).flatMap(lessons);
const sizes = new Map<string, number>();
for (const one of all) sizes.set(one.set, (sizes.get(one.set) ?? 0) + 1);
const weights = fit(all, sizes);
console.log(FACTS.map((fact, i) => `${fact}: ${weights[i]}`).join('\n'));
for (const set of sizes.keys())
  for (const [half, used] of [
    ['taught', weights],
    ['unseen', weights],
    ['unseen, as shipped', FACTS.map((fact) => WEIGHTS[fact])],
  ] as const) {
    const pages = all.filter((one) => one.set === set && one.taught === (half === 'taught'));
    const found = pages.filter(({ rows, right }) => {
      const scores = rows.map((row) => sum(row, used));
      return right[scores.indexOf(Math.max(...scores))];
    });
    console.log(`${set} ${half}: ${(found.length / pages.length).toFixed(3)} of ${pages.length}`);
  }
