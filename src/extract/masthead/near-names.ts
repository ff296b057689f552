/**
 * Names printed near the headline ("By Ann Lee", class="byline", 记者), and behind the story where a word says what they are.
 * Goes in: the page's lines and zone. Comes out: claims of byline, names on lines of their own.
 */
import { attr, type Tree, textOf } from '../tree/tree.ts';
import { type Claims, claim } from './claims.ts';
import type { Line } from './lines.ts';
import { BY, EAST_EDITORS, EAST_SOURCES, EAST_WRITERS, WHO, WHO_NOT } from './name-words.ts';
import { namesIn } from './names.ts';
import { isApart, type Zone } from './zone.ts';

const START = '(?:^|[\\s(（【\\[|丨/／,，。、])';
const WRITER = new RegExp(`${START}(?:${EAST_WRITERS})\\s*[:：／/|丨｜]\\s*(.{2,60})`, 'u');
/** "记者 张三 李四 北京报道": without a colon only reporters are named so. */
const REPORTER =
  /(?:^|[(（【[])(?:[^:：,，。]{0,12})(?:[记記]者)\s*[:：]?\s*(\p{Script=Han}{2,4}(?:[\s、,，]+\p{Script=Han}{2,4}(?![\p{Script=Han}])){0,4})(?=[\s／/)）】\]]|$)/u;
const EDITOR = new RegExp(`${START}(?:${EAST_EDITORS})\\s*[:：／/|丨｜]\\s*(.{2,40})`, 'u');
const SOURCE = new RegExp(`${START}(?:${EAST_SOURCES})\\s*[:：]\\s*(.{2,40})`, 'u');

/** A line of credit, or a class's text, is shorter. */
const MAX_LINE = 200;
/** The headline's own lines: a "By …" farther away is another story's. */
const MAX_BEFORE = 5;
const MAX_NODES = 60;

export function readNearNames(tree: Tree, lines: readonly Line[], zone: Zone, claims: Claims): void {
  for (let n = zone.first; n < zone.last; n++) {
    const line = lines[n];
    if (!line || line.text.length > 2 * MAX_LINE || isApart(tree, line.from, zone.headline)) continue;
    readEast(line.text, 'words', claims);
    if (line.text.length <= MAX_LINE && n > zone.at - MAX_BEFORE && BY.test(line.text)) {
      // "By" alone on its line: the name is on the next.
      const whole = /^\S+\s*:?$/.test(line.text) ? `${line.text} ${lines[n + 1]?.text ?? ''}` : line.text;
      claim(claims, 'byline', 'words', namesIn(whole).join('\n'));
    }
  }
  readMarks(tree, zone.fromNode, zone.toNode, zone.headline, claims);
  for (let n = zone.last; n < lines.length; n++) {
    const text = lines[n]?.text ?? '';
    if (text.length <= MAX_LINE) readEast(text, 'foot', claims);
  }
}

function readEast(text: string, source: 'words' | 'foot', claims: Claims): void {
  if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(text)) return;
  const writer = WRITER.exec(text)?.[1] ?? REPORTER.exec(text)?.[1];
  if (writer) claim(claims, 'byline', source, namesIn(writer).join('\n'));
  const editor = EDITOR.exec(text)?.[1];
  if (editor) claim(claims, 'byline', 'editor', namesIn(editor).join('\n'));
  const agency = SOURCE.exec(text)?.[1];
  if (agency) claim(claims, 'byline', 'agency', namesIn(agency).slice(0, 1).join('\n'));
}

function readMarks(tree: Tree, from: number, to: number, headline: number, claims: Claims): void {
  for (let node = Math.max(1, from); node < to; node++) {
    if ((tree.tag[node] as number) < 2 || (tree.end[node] as number) - node > MAX_NODES) continue;
    const hint = `${attr(tree, node, 'class') ?? ''} ${attr(tree, node, 'id') ?? ''} ${attr(tree, node, 'rel') ?? ''} ${attr(tree, node, 'data-testid') ?? ''}`;
    if (hint.length < 5 || !WHO.test(hint) || WHO_NOT.test(hint) || isApart(tree, node, headline)) continue;
    const text = textOf(tree, node);
    if (text.length < MAX_LINE) claim(claims, 'byline', 'class', namesIn(text).join('\n'));
  }
}
