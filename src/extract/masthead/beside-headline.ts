/**
 * What stands over and under the headline: kicker and standfirst. Goes in: lines, the headline's place, the page's own summaries.
 * Comes out: claims, only of what is printed there; a summary told to searches alone may be the site's slogan.
 */
import { tagSet } from '../tree/tags.ts';
import { attr, findAll, type Tree } from '../tree/tree.ts';
import { type Claims, claim } from './claims.ts';
import { folded } from './folded.ts';
import { KICKER } from './headings.ts';
import { leadIn } from './lead-in.ts';
import type { Line } from './lines.ts';
import { printedTimes } from './printed-time.ts';
import type { Zone } from './zone.ts';

const STANDFIRST =
  /standfirst|sub-?(?:title|head)|under-?title|(?:^|[\s_-])(?:dek|deck|lede|lead|summary|excerpt|abstract|chapo|chapeau|anlauf|vorspann|teaser-?text|intro(?:duction)?|bajada|copete|entradilla|sumario|sommario|ingress|manchet|lead-?in|description|soustitre|untertitel)(?:$|[\s_-])|article-?(?:lead|intro|summary|description)/i;
/** Captions, promotions. */
const OTHER =
  /fig|caption|credit|image|photo|picture|gallery|promo|subscri|paywall|newsletter|breadcrumb|share/i;
const HEADING = tagSet('h2 h3 h4');
const HEADER = tagSet('header hgroup');
/** Labels are short; summaries are sentences, and shorter than the story's paragraphs together. */
const MAX_KICKER = 60;
const MIN_STANDFIRST = 25;
const MAX_STANDFIRST = 500;
/** Byline, date and share bar may stand between a headline and its summary. */
const MAX_BELOW = 6;
/** A shorter line with a date is the masthead's. */
const MIN_DATED = 90;
const MAX_LEVELS = 3;

export function readBesideHeadline(tree: Tree, lines: readonly Line[], zone: Zone, claims: Claims): void {
  if (zone.headline < 0) return;
  const over = lines[zone.at - 1];
  if (
    over &&
    over.text.length <= MAX_KICKER &&
    !/\p{Nd}{4}/u.test(over.text) &&
    KICKER.test(hintOf(tree, over.from, zone.headline))
  )
    claim(claims, 'kicker', 'class', over.text);
  let told: ReadonlySet<string> | undefined;
  for (let n = zone.at + 1; n < Math.min(lines.length, zone.at + 1 + MAX_BELOW); n++) {
    const { text, from } = lines[n] as Line;
    if (text.length < MIN_STANDFIRST || text.length > MAX_STANDFIRST || leadIn(text.split(' ', 6)) !== 0)
      continue;
    const hint = hintOf(tree, from, zone.headline);
    if (OTHER.test(hint)) continue;
    const named = STANDFIRST.test(hint) || isSubtitle(tree, from, zone.headline);
    if (!named) told ??= summariesOf(tree);
    if (!named && !told?.has(folded(text))) continue;
    if (text.length < MIN_DATED && /\p{Nd}/u.test(text) && printedTimes(text).length > 0) continue;
    claim(claims, 'standfirst', named ? 'class' : 'micro', text);
  }
}

/** Classes of the elements that hold a text and not the headline. */
function hintOf(tree: Tree, text: number, headline: number): string {
  let hint = '';
  let above = tree.parent[text] as number;
  for (let level = 0; level < MAX_LEVELS && above > 0; level++) {
    if (above <= headline && headline < (tree.end[above] as number)) break;
    hint += ` ${tree.tagNames[tree.tag[above] as number]} ${attr(tree, above, 'class') ?? ''} ${attr(tree, above, 'itemprop') ?? ''}`;
    above = tree.parent[above] as number;
  }
  return hint;
}

/** A lower heading in the headline's own header. */
function isSubtitle(tree: Tree, text: number, headline: number): boolean {
  let above = tree.parent[text] as number;
  let heading = false;
  for (let level = 0; level < MAX_LEVELS && above > 0; level++) {
    const tag = tree.tag[above] as number;
    heading ||= HEADING[tag] === 1;
    if (above <= headline && headline < (tree.end[above] as number)) return heading && HEADER[tag] === 1;
    above = tree.parent[above] as number;
  }
  return false;
}

function summariesOf(tree: Tree): ReadonlySet<string> {
  const told = new Set<string>();
  for (const meta of findAll(tree, 'meta'))
    if (/description$/i.test(attr(tree, meta, 'property') ?? attr(tree, meta, 'name') ?? ''))
      told.add(folded(attr(tree, meta, 'content') ?? ''));
  return told;
}
