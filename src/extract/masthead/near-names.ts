/**
 * Names printed near the headline ("By Ann Lee", class="byline", a link to an author's page, 记者), and elsewhere on the page where a
 * word or a class says what they are. Goes in: the page's lines and zone. Comes out: claims of byline, names on lines of their own.
 */
import { tagNumber } from '../tree/tags.ts';
import { attr, type Tree, textOf } from '../tree/tree.ts';
import type { Source } from './cascade.ts';
import { type Claims, claim } from './claims.ts';
import type { Line } from './lines.ts';
import { BY, EAST_EDITORS, EAST_SOURCES, EAST_WRITERS, WHO, WHO_NOT, WHO_PATH } from './name-words.ts';
import { EAST, looksLikePerson, namesIn } from './names.ts';
import { pieces } from './pieces.ts';
import { printedTimes } from './printed-time.ts';
import { isApart, type Zone } from './zone.ts';

const START = '(?:^|[\\s(（【\\[|丨/／,，。、])';
const WRITER = new RegExp(`${START}(?:${EAST_WRITERS})\\s*[:：／/|丨｜]\\s*(.{2,60})`, 'u');
/** "记者 张三 李四 北京报道": without a colon only reporters are named so. */
const REPORTER =
  /(?:^|[\s(（【[])[^:：,，。]{0,12}[记記]者\s*[:：]?\s*(\p{Script=Han}{2,4}(?:[\s、,，]+\p{Script=Han}{2,4}(?!\p{Script=Han})){0,4})(?=[\s／/)）】\]]|$)/u;
/** "中央社記者王小明台北15日電": a name of three or two characters, a place of two, a day. */
const WIRE =
  /[记記]者(?:(\p{Script=Han}{3})\p{Script=Han}{2}|(\p{Script=Han}{2})\p{Script=Han}{2})\p{Nd}{1,2}日/u;
/** "记者陈大文／台北报导" */
const STROKE = /[记記]者\s?(\p{Script=Han}{2,4}(?:、\p{Script=Han}{2,4}){0,4})\s?[／/]/u;
/** "홍길동 기자", "(서울=연합뉴스) 홍길동 기자" */
const KOREAN =
  /(?:^|[\s=)\]|])(\p{Script=Hangul}{2,4}(?:[·,]\s?\p{Script=Hangul}{2,4}){0,3})\s?(?:선임|수석|인턴|객원|전문|온라인)?\s?(?:기자|특파원|논설위원|에디터)(?=[\s(=|]|$)/u;
const EDITOR = new RegExp(`${START}(?:${EAST_EDITORS})\\s*[:：／/|丨｜]\\s*(.{2,40})`, 'u');
const SOURCE = new RegExp(`${START}(?:${EAST_SOURCES})\\s*[:：]\\s*(.{2,40})`, 'u');
/** "HAMBURG (dpa/lno) –", "PARIS (AFP) -", "(Reuters) -": the agency in the first line of a story. */
const AGENCY =
  /^[^.。:]{0,50}[(（]((?:dpa|AFP|AP|Reuters|APA|epd|KNA|SID|ANSA|EFE|Xinhua|UPI|Bloomberg|TASS|PTI|ANI|IANS|CNN|AAP|中央社|新華社|新华社|共同|時事)[^)）]{0,14})[)）]/;

/** A line of credit, or a class's text, is shorter. */
const MAX_LINE = 200;
/** The headline's own lines: a "By …" farther before it is another story's. */
const MAX_BEFORE = 6;
const MAX_NODES = 60;
const MAX_MARKS = 40;
const A = tagNumber('a');

export function readNearNames(tree: Tree, lines: readonly Line[], zone: Zone, claims: Claims): void {
  for (let n = zone.first; n < zone.last; n++) {
    const line = lines[n];
    if (!line || line.text.length > 2 * MAX_LINE) {
      const agency = line && n > zone.at ? AGENCY.exec(line.text)?.[1] : undefined;
      if (agency) claim(claims, 'byline', 'agency', agency);
      continue;
    }
    if (isApart(tree, line.from, zone.headline)) continue;
    readEast(line.text, 'words', claims);
    if (n > zone.at - MAX_BEFORE && n !== zone.at) readLine(tree, lines, n, 'words', claims);
    if (Math.abs(n - zone.at) < 5 && n !== zone.at) readBesideTime(line.text, claims);
  }
  readMarks(tree, zone.fromNode, zone.toNode, zone.headline, 'class', claims);
  for (let n = zone.last; n < lines.length; n++)
    if ((lines[n]?.text.length ?? 0) <= MAX_LINE) readEast(lines[n]?.text ?? '', 'foot', claims);
  if (claims.byline.some((one) => namesIn(one.value).length > 0)) return;
  readMarks(tree, 0, tree.size, zone.headline, 'foot', claims);
  for (let n = zone.last; n < lines.length; n++) {
    const line = lines[n];
    if (line && line.text.length < 80 && !isApart(tree, line.from, zone.headline))
      readLine(tree, lines, n, 'foot', claims);
  }
}

/** "By Ann Lee"; "Author" and the name on the next line. */
function readLine(tree: Tree, lines: readonly Line[], n: number, source: Source, claims: Claims): void {
  const line = lines[n];
  if (!line || line.text.length > MAX_LINE || !BY.test(line.text)) return;
  const alone = line.text.length < 16 && namesIn(line.text, true).length === 0;
  const next = lines[n + 1];
  const written = alone
    ? next && next.text.length < 80
      ? pieces(tree, next.from, next.to + 1)
      : ''
    : pieces(tree, line.from, line.to + 1);
  claim(claims, 'byline', source, namesIn(written, true).join('\n'));
}

/** "04.02.2022 | 13:10 Uhr | Uta Helkenberg": a person beside the day. */
function readBesideTime(text: string, claims: Claims): void {
  if (text.length > 100) return;
  const times = printedTimes(text);
  if (times.length === 0) return;
  const names = namesIn(
    times.reduce((rest, time) => rest.replace(time.text, '\n'), text),
    true,
  );
  claim(claims, 'byline', 'near', names.filter(looksLikePerson).slice(0, 3).join('\n'));
}

function readEast(text: string, source: 'words' | 'foot', claims: Claims): void {
  if (!EAST.test(text)) return;
  const writer =
    WRITER.exec(text)?.[1] ??
    WIRE.exec(text)?.slice(1).find(Boolean) ??
    STROKE.exec(text)?.[1] ??
    REPORTER.exec(text)?.[1] ??
    KOREAN.exec(text)?.[1];
  if (writer) claim(claims, 'byline', source, namesIn(writer, true).join('\n'));
  const editor = EDITOR.exec(text)?.[1];
  if (editor) claim(claims, 'byline', 'editor', namesIn(editor, true).join('\n'));
  const agency = SOURCE.exec(text)?.[1];
  if (agency) claim(claims, 'byline', 'agency', namesIn(agency, true).slice(0, 1).join('\n'));
}

/** Elements whose class says that they hold a name, and links to a person's page. */
function readMarks(
  tree: Tree,
  from: number,
  to: number,
  headline: number,
  source: 'class' | 'foot',
  claims: Claims,
): void {
  const links: string[] = [];
  let marks = 0;
  for (let node = Math.max(1, from); node < to && marks < MAX_MARKS; node++) {
    if ((tree.tag[node] as number) < 2 || (tree.end[node] as number) - node > MAX_NODES) continue;
    const hint = `${attr(tree, node, 'class') ?? ''} ${attr(tree, node, 'id') ?? ''} ${attr(tree, node, 'rel') ?? ''} ${attr(tree, node, 'data-testid') ?? ''}`;
    const named = hint.length > 4 && WHO.test(hint) && !WHO_NOT.test(hint);
    const linked = !named && tree.tag[node] === A && WHO_PATH.test(attr(tree, node, 'href') ?? '');
    if ((!named && !linked) || isApart(tree, node, headline)) continue;
    if (textOf(tree, node).length >= MAX_LINE) continue;
    marks++;
    const names = namesIn(pieces(tree, node, tree.end[node] as number), true);
    if (named) claim(claims, 'byline', source, names.join('\n'));
    else if (links.length < 6)
      links.push(...names.filter((name) => looksLikePerson(name) || /^\p{Script=Han}{2,4}$/u.test(name)));
  }
  if (source === 'class') claim(claims, 'byline', 'near', links.join('\n'));
}
