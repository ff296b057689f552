/**
 * Names printed near the headline ("By Ann Lee", class="byline", a link to an author's page, 记者), and elsewhere on the page where a
 * word or a class says what they are. Goes in: the page's lines, the zone, the page's address. Comes out: claims of byline, names on
 * lines of their own.
 */
import { askClasses } from '../tree/classes.ts';
import { attributeNumber, tagNumber } from '../tree/tags.ts';
import { attr, hasOneOf, SPACE, type Tree, textOf } from '../tree/tree.ts';
import type { Source } from './cascade.ts';
import { type Claims, claim } from './claims.ts';
import { eastCredits, isEastern, isHouseName, isPlainName, looksChinese } from './east-names.ts';
import type { Line } from './lines.ts';
import { COLLECTIVE, SOURCE, WHO, WHO_NOT, WHO_PATH } from './name-words.ts';
import { folded, isRole, JOINED_LEAD, leadIn, looksLikePerson, namesIn } from './names.ts';
import { pieces } from './pieces.ts';
import { printedTimes } from './printed-time.ts';
import { isApart, type Zone } from './zone.ts';

/** "HAMBURG (dpa/lno) –", "PARIS (AFP) -", "(Reuters) -": the agency in the first line of a story. */
const AGENCY =
  /^[^.。:]{0,50}[(（]((?:dpa|AFP|AP|Reuters|APA|epd|KNA|SID|ANSA|EFE|Xinhua|UPI|Bloomberg|TASS|PTI|ANI|IANS|CNN|AAP|中央社|新華社|新华社|共同|時事)[^)）]{0,14})[)）]/;

/** A line of credit, or a class's text, is shorter. */
const MAX_LINE = 200;
/** The headline's own lines: a "By …" farther before it is another story's. */
const MAX_BEFORE = 6;
/** A paragraph's first words may name an agency. */
const SENTENCE = 80;
/** A name and nothing else. */
const MAX_ALONE = 40;
const MAX_NODES = 60;
/** Attributes are looked at as far as this; longer ones are styles and data. */
const MAX_HINT = 400;
const MAX_MARKS = 40;
/** The longest list of authors that is read line by line. */
const MAX_LISTED = 12;
/** Different people whom marks far from the headline may name: more, and they are other stories'. */
const MAX_ELSEWHERE = 2;
const A = tagNumber('a');
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

/** "04.02.2022 | 13:10 Uhr | Uta Helkenberg": a person beside the day; a person alone on a line, over or under the day or a role. */
function readBeside(
  tree: Tree,
  lines: readonly Line[],
  n: number,
  claims: Claims,
  below: boolean,
  address: string,
): void {
  const { text, from } = lines[n] as Line;
  if (text.length > 100) return;
  const persons = (written: string) =>
    namesIn(written, true).filter((name) => looksLikePerson(name) && /^\p{Lu}/u.test(name));
  if (/\p{Nd}/u.test(text)) {
    if (!/\p{Lu}[\p{L}.’'-]+ \p{L}/u.test(text)) return;
    const times = printedTimes(text);
    if (times.length === 0) return;
    const rest = times.reduce(
      (left, time) => left.replace(time.text, '\n'),
      withoutTags(tree, lines[n] as Line, text),
    );
    claim(claims, 'byline', 'near', persons(rest).slice(0, 3).join('\n'));
  } else if (below && isCredited(text)) claim(claims, 'byline', 'near', namesIn(text, true).join('\n'));
  else if (
    below &&
    text.length <= MAX_ALONE &&
    !isEastern(text) &&
    !isOtherLink(tree, from, address) &&
    looksLikePerson(text) &&
    persons(text)[0] === text
  ) {
    const beside = [lines[n - 1]?.text ?? '', lines[n + 1]?.text ?? ''];
    const told = (one: string) =>
      one.length < 60 && (/\p{Nd}/u.test(one) ? printedTimes(one).length > 0 : isRole(one));
    if (beside.some(told)) claim(claims, 'byline', 'foot', text);
  }
}

/** "2022-01-15 17:33 环球网 周九": a name beside the day or the house. */
function readEastBeside(tree: Tree, lines: readonly Line[], n: number, claims: Claims): void {
  const { text, from, to } = lines[n] as Line;
  if (text.length > MAX_ALONE || NOT_WRITTEN.test(text)) return;
  const written = withoutTags(tree, lines[n] as Line, pieces(tree, from, to + 1));
  const days = /\p{Nd}/u.test(written) ? printedTimes(written) : [];
  const rest = days.reduce((left, day) => left.replace(day.text, '\n'), written);
  const whole = rest.trim();
  const words = rest.split(/[\s|｜:：]+/).filter(Boolean);
  const told = words.length < 5 && (days.length > 0 || words.some(isHouseName));
  const beside = () => [lines[n - 1], lines[n + 1]].some((line) => line !== undefined && isDay(line.text));
  if (told) claim(claims, 'byline', 'near', [whole, ...words].find(isPlainName));
  else if (isPlainName(whole) && beside()) claim(claims, 'byline', 'near', whole);
}

const TAG_PATH = /\/(?:tags?|categor(?:y|ies)|topics?|keywords?|labels?)(?:[/?]|$)/i;

/** Without the texts of links that lead to a tag's or a category's page. */
function withoutTags(tree: Tree, { from, to }: Line, written: string): string {
  let rest = written;
  for (let n = from; n <= to; n++) {
    const a = tree.tag[n] === A ? n : (tree.parent[n] as number);
    if (tree.tag[a] === A && TAG_PATH.test(attr(tree, a, 'href') ?? ''))
      rest = rest.replace(textOf(tree, a), '\n');
  }
  return rest;
}

/** "2022年1月15日 17時33分" and little else. */
function isDay(text: string): boolean {
  return text.length < MAX_ALONE && /\p{Nd}/u.test(text) && printedTimes(text).length > 0;
}

/** Who edited, who took the picture; and words of credit, which eastCredits reads. */
const NOT_WRITTEN = /[编編][辑輯]|[责責][编編任]|[摄攝图圖校影片写]|[记記]者/;

/** "Ivan Petrov, correspondent" */
function isCredited(text: string): boolean {
  const [name = '', ...rest] = text.split(/\s*,\s*/);
  return rest.length > 0 && text.length < 80 && looksLikePerson(name) && isRole(rest[0] as string);
}

/** Whether a link leads to a person's page; a section's page above this one, "/people/real-life/", is nobody's. */
function isWho(href: string, address: string): boolean {
  return WHO_PATH.test(href) && !address.includes(href.replace(/^\w+:\/\/[^/]*|[?#].*$/g, ''));
}

/** A link that leads to no person's page: a section, a menu. */
function isOtherLink(tree: Tree, node: number, address: string): boolean {
  const above = tree.parent[node] as number;
  const link = tree.tag[above] === A ? above : (tree.parent[above] as number);
  return tree.tag[link] === A && !isWho(attr(tree, link, 'href') ?? '', address);
}

/** Whether the line says by its words who wrote or edited. */
function claimEast(text: string, source: 'words' | 'class' | 'foot', claims: Claims): boolean {
  const { writer, editor, agency } = eastCredits(text);
  if (writer) claim(claims, 'byline', source, namesIn(writer, true).join('\n'));
  if (editor) claim(claims, 'byline', 'editor', namesIn(editor, true).join('\n'));
  if (agency) claim(claims, 'byline', 'agency', namesIn(agency, true).slice(0, 1).join('\n'));
  return (writer ?? editor ?? agency) !== undefined;
}

/** Pen names have no form, but are short. */
const isPenName = (name: string) => name.length <= MAX_PEN_NAME && isEastern(name);
const MAX_PEN_NAME = 6;
/** They are links to an account, not to a section. */
const ACCOUNT = /\/(?:u|users?|authors?|members?)\//i;

/** Elements whose class says that they hold a name, and links to a person's page. */
function readMarks(
  tree: Tree,
  from: number,
  to: number,
  headline: number,
  source: 'class' | 'foot',
  claims: Claims,
  address: string,
): void {
  const links: string[] = [];
  const named: { names: string[]; from: number; to: number }[] = [];
  let marks = 0;
  const isNamed = askClasses(tree, namesSomebody);
  for (let node = Math.max(1, from); node < to && marks < MAX_MARKS; node++) {
    if (!mayBeMark(tree, node, isNamed)) continue;
    const mark = markAt(tree, node, headline, address);
    if (!mark) continue;
    marks++;
    const { href, text } = mark;
    if (mark.isNamed && isEastern(text) && claimEast(text, source, claims)) continue;
    const stop = tree.end[node] as number;
    const names = namesIn(pieces(tree, node, stop), true);
    if (mark.isNamed) named.push({ names, from: node, to: stop });
    else if (links.length < 6)
      links.push(
        ...names.filter(
          (name) => looksLikePerson(name) || looksChinese(name) || (isPenName(name) && ACCOUNT.test(href)),
        ),
      );
  }
  if (source === 'class') {
    for (const names of rowsOf(tree, named)) claim(claims, 'byline', 'class', names.join('\n'));
    claim(claims, 'byline', 'near', links.join('\n'));
    return;
  }
  const people = new Set(named.flatMap((one) => one.names.map(folded)));
  if (people.size <= MAX_ELSEWHERE)
    for (const { names } of named) claim(claims, 'byline', 'foot', names.join('\n'));
}

/** What may name it besides its class. */
const OTHER_NAMES = ['id', 'rel', 'data-testid'].map(attributeNumber);
const namesSomebody = (hint: string) => WHO.test(hint) && !WHO_NOT.test(hint);

/** Whether the attributes of a small element hold a word that may name a person: asked of all, before anything is taken apart. */
function mayBeMark(tree: Tree, node: number, isNamed: (node: number) => boolean): boolean {
  const first = tree.from[node] as number;
  const last = (tree.to[node] as number) - 1;
  if ((tree.tag[node] as number) <= SPACE || (tree.end[node] as number) - node > MAX_NODES || first > last)
    return false;
  if (tree.tag[node] !== A && !isNamed(node) && !hasOneOf(tree, node, OTHER_NAMES)) return false;
  const from = tree.valueFrom[first] as number;
  return MARK.test(tree.source.slice(from, Math.min(tree.valueTo[last] as number, from + MAX_HINT)));
}

interface Mark {
  /** Its class says so; else it is a link that leads to a person. */
  readonly isNamed: boolean;
  readonly href: string;
  readonly text: string;
}

function markAt(tree: Tree, node: number, headline: number, address: string): Mark | undefined {
  const hint = `${attr(tree, node, 'class') ?? ''} ${attr(tree, node, 'id') ?? ''} ${attr(tree, node, 'rel') ?? ''} ${attr(tree, node, 'data-testid') ?? ''}`;
  const isNamed = namesSomebody(hint);
  const href = isNamed || tree.tag[node] !== A ? '' : (attr(tree, node, 'href') ?? '');
  if ((!isNamed && !isWho(href, address)) || isApart(tree, node, headline)) return undefined;
  const text = textOf(tree, node);
  return text.length < MAX_LINE ? { isNamed, href, text } : undefined;
}

/** Words in a class, a rel or an address. */
const MARK =
  /a[uv]t|wr?iter|report|contrib|journal|redak|firma|signat|credit|vcard|\bfn|by|posted|profi|people|person|staff|team|column|user|\/u\/|member|expert|yazar|penulis|mitarb|tac-gia/i;
/** Names of marks that follow each other with hardly anything between are one list: "<a>Ann Lee</a> in Lima and <a>Bo Ek</a>". */
function rowsOf(
  tree: Tree,
  marks: readonly { readonly names: readonly string[]; readonly from: number; readonly to: number }[],
): string[][] {
  const rows: string[][] = [];
  let last = { from: -1, to: -1 };
  for (const { names, from, to } of marks) {
    if (names.length === 0) continue;
    const row = rows.at(-1);
    if (row && from >= last.to && isNear(tree, last.from, last.to, from))
      row.push(...names.filter((name) => !row.includes(name)));
    else rows.push([...names]);
    last = { from, to };
  }
  return rows;
}

/** Marks of one make with "and" or a comma between them, or nothing. */
function isNear(tree: Tree, a: number, from: number, b: number): boolean {
  if (b - from > 12 || tree.tag[a] !== tree.tag[b] || attr(tree, a, 'class') !== attr(tree, b, 'class'))
    return false;
  return /^(?:[\s,;&、·]|and|und|et|y|e|i|och|og|en)*$/u.test(pieces(tree, from, b));
}
