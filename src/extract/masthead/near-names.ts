/**
 * Names printed near the headline ("By Ann Lee", class="byline", a link to an author's page, 记者), and elsewhere on the page where a
 * word or a class says what they are. Goes in: the page's lines, the zone, the page's address. Comes out: claims of byline, names on
 * lines of their own.
 */
import { tagNumber } from '../tree/tags.ts';
import type { Tree } from '../tree/tree.ts';
import { readBeside, readEastBeside } from './beside-day.ts';
import type { Source } from './cascade.ts';
import { claimEast } from './claim-east.ts';
import { type Claims, claim } from './claims.ts';
import { isEastern } from './east-words.ts';
import { leadIn } from './lead-in.ts';
import { type Line, MAX_ALONE, MAX_LINE } from './lines.ts';
import { readMarks } from './name-marks.ts';
import { COLLECTIVE, SOURCE } from './name-words.ts';
import { JOINED_LEAD, namesIn } from './names.ts';
import { looksLikePerson } from './person.ts';
import { pieces } from './pieces.ts';
import { printedTimes } from './printed-time.ts';
import { isApart, type Zone } from './zone.ts';

/** "HAMBURG (dpa/lno) –", "PARIS (AFP) -", "(Reuters) -": the agency in the first line of a story. */
const AGENCY =
  /^[^.。:]{0,50}[(（]((?:dpa|AFP|AP|Reuters|APA|epd|KNA|SID|ANSA|EFE|Xinhua|UPI|Bloomberg|TASS|PTI|ANI|IANS|CNN|AAP|中央社|新華社|新华社|共同|時事)[^)）]{0,14})[)）]/;

/** The headline's own lines: a "By …" farther before it is another story's. */
const MAX_BEFORE = 6;
/** A paragraph's first words may name an agency. */
const SENTENCE = 80;
/** The longest list of authors that is read line by line. */
const MAX_LISTED = 12;
const LI = tagNumber('li');
const PRE = tagNumber('pre');

export function readNearNames(
  tree: Tree,
  lines: readonly Line[],
  zone: Zone,
  claims: Claims,
  address: string,
): void {
  const last = Math.min(zone.last, lines.length);
  for (let n = zone.first; n < last; n++) {
    const line = lines[n] as Line;
    const { text } = line;
    if (isEastern(text) && !isApart(tree, line.from, zone.headline)) claimEast(text, 'words', claims);
    if (n > zone.at && text.length > SENTENCE) {
      const agency = AGENCY.exec(text)?.[1];
      if (agency) claim(claims, 'byline', 'agency', namesIn(agency).join('\n'));
    }
    if (n > zone.at - MAX_BEFORE && n !== zone.at && !isApart(tree, line.from, zone.headline)) {
      readLine(tree, lines, n, 'words', claims);
      if (n > zone.at && n < zone.at + 5 && isEastern(text)) readEastBeside(tree, lines, n, claims);
      if (Math.abs(n - zone.at) < 5) readBeside(tree, lines, n, claims, n > zone.at, address);
    }
  }
  readMarks(tree, zone.fromNode, zone.toNode, zone.headline, 'class', claims, address);
  for (let n = zone.last; n < lines.length; n++) {
    const text = (lines[n] as Line).text;
    if (text.length < 2 * MAX_LINE && isEastern(text)) claimEast(text, 'foot', claims);
  }
  if (claims.byline.some((one) => one.source !== 'agency' && namesIn(one.value).length > 0)) return;
  readMarks(tree, 0, tree.size, zone.headline, 'foot', claims, address);
  for (let n = zone.last; n < lines.length; n++) {
    const line = lines[n] as Line;
    if (line.text.length < 80 && !isApart(tree, line.from, zone.headline))
      readLine(tree, lines, n, 'foot', claims);
  }
}

/** "By Ann Lee"; "Author" and the name on the next line. */
function readLine(tree: Tree, lines: readonly Line[], n: number, source: Source, claims: Claims): void {
  const line = lines[n] as Line;
  if (line.text.length > MAX_LINE) return;
  const agency = SOURCE.exec(line.text)?.[1];
  if (agency) claim(claims, 'byline', 'agency', namesIn(agency, true).slice(0, 2).join('\n'));
  const words = behindDay(line.text).split(' ', 8);
  const lead = leadIn(words);
  const whole = (source === 'words' && COLLECTIVE.test(line.text)) || JOINED_LEAD.test(line.text);
  if ((lead <= 0 && !whole) || isListed(tree, line.from)) return;
  const next = lines[n + 1];
  const alone = !whole && lead >= words.length;
  if (alone && !(next && next.text.length < MAX_LINE)) return;
  const from = alone ? (next as Line) : line;
  const names = namesIn(pieces(tree, from.from, from.to + 1), true);
  // "Written by" over "Ann Lee, four years of …": behind a name whatever; without one a line of text.
  if (from !== line && from.text.length >= SENTENCE && !looksLikePerson(names[0] ?? '')) return;
  // "Authors" over a list of people, one a line.
  for (let m = n + 2; alone && m < n + MAX_LISTED; m++) {
    const { text, from: node } = lines[m] ?? { text: '', from: 0 };
    if (!looksLikePerson(text) || !areItems(tree, (next as Line).from, node)) break;
    names.push(...namesIn(text, true));
  }
  claim(
    claims,
    'byline',
    source,
    // "by kwmt" names an account; "Theo đó, …" begins a sentence.
    names
      .filter((name) => (source !== 'foot' && from.text.length < MAX_ALONE) || !/^\p{Ll}+$/u.test(name))
      .join('\n'),
  );
}

/** "FROM node:20" stands in a listing. */
function isListed(tree: Tree, node: number): boolean {
  let above = tree.parent[node] as number;
  for (let up = 0; up < 6 && above > 0; up++, above = tree.parent[above] as number)
    if (tree.tag[above] === PRE) return true;
  return false;
}

/** "5 January 2022 by Ann Lee" → "by Ann Lee" */
function behindDay(text: string): string {
  const [day] = /^\P{L}{0,3}\p{Nd}|^\p{L}+\.?,? ?\p{Nd}/u.test(text) ? printedTimes(text) : [];
  return day && day.index < 4 ? text.slice(day.index + day.text.length).replace(/^[\s|,.·•/–-]+/, '') : text;
}

/** Whether two texts stand in two items of one list, made alike. */
function areItems(tree: Tree, a: number, b: number): boolean {
  let [one, other] = [tree.parent[a] as number, tree.parent[b] as number];
  while (tree.tag[one] === tree.tag[other] && one > 0) {
    if (tree.tag[one] === LI) return tree.parent[one] === tree.parent[other];
    one = tree.parent[one] as number;
    other = tree.parent[other] as number;
  }
  return false;
}
