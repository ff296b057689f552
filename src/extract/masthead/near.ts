/**
 * What is printed around the headline: who wrote, when, with which words before it.
 * Goes in: the page's lines and the headline's place. Comes out: claims, and the time as it was printed.
 */
import type { MomentContext } from '../../moment/context.ts';
import { attr, findAll, type Tree, textOf } from '../tree/tree.ts';
import { type Claims, claim } from './claims.ts';
import type { Line } from './lines.ts';
import { EAST_EDITORS, EAST_SOURCES, EAST_WRITERS } from './name-words.ts';
import { namesIn } from './names.ts';
import { printedTimes } from './printed-time.ts';

/** Lines before and behind the headline that can be its own: measured bylines stand from 9 before to 22 behind. */
const BEFORE = 10;
const BEHIND = 26;
/** Two paragraphs of this length behind the headline, and the masthead is over. */
const PROSE = 220;

export const PUBLISHED =
  /publish|posted|created|released|first|erstellt|veröffentlich|publié|paru|mis en ligne|le |publicad|creado|pubblicat|geplaatst|gepubliceerd|publicerad|publisert|udgivet|opublikowan|dodano|опубликован|дата|створено|yayın|giriş|oluştur|diterbit|đăng|نشر|منتشر|发布|發布|发表|發表|刊登|公開|投稿|掲載|配信|입력|등록|발행|작성/iu;
export const UPDATED =
  /updat|modif|edited|revised|changed|corrected|aktualisier|geändert|zuletzt|stand:|mis à jour|màj|actuali[sz]ad|atualizad|modificad|aggiornat|bijgewerkt|gewijzigd|uppdater|oppdater|opdater|päivitet|aktualizac|zaktualizowan|обновлен|изменен|оновлен|güncelle|diperbarui|cập nhật|تحديث|به‌روز|更新|修改|修訂|수정|최종/iu;

const WHO =
  /(?:^|[\s_-])(?:by-?line|author|autor|auteur|autore|writer|reporter|contributor|journalist|redakteur|firma|signature|credit|vcard|fn|posted-by|entry-author|post-author)(?:s|-?name|-?names)?(?:$|[\s_-])|byline|author-?name|article-?author|c-author|__author|--author/i;
const WHO_NOT =
  /bio|box|about|avatar|image|photo|pic|img|share|social|follow|comment|card-list|related|more|desc|role|title|job|twitter|email|mail|wrapper-all/i;
const WHEN =
  /(?:^|[\s_-])(?:date|datetime|time|timestamp|pubdate|published|publish|posted-on|dateline|created|datum|fecha|data)(?:$|[\s_-])|publish|pub-?date|post-?date|entry-?date|article-?date|date-?time|timestamp|__date|--date/i;

const WRITER = new RegExp(
  `(?:^|[\\s(（【\\[|丨/／])(?:${EAST_WRITERS})\\s*[:：／/|丨｜\\s]\\s*(.{2,40})`,
  'u',
);
const EDITOR = new RegExp(`(?:^|[\\s(（【\\[|丨/／])(?:${EAST_EDITORS})\\s*[:：／/|丨｜]\\s*(.{2,40})`, 'u');
const SOURCE = new RegExp(`(?:^|[\\s(（【\\[|丨/／])(?:${EAST_SOURCES})\\s*[:：]\\s*(.{2,40})`, 'u');
const BY =
  /^(?:by|written by|posted by|words by|story by|article by|author:|von|autor(?:in)?:|text:|par|auteur\s?:|por|di|a cura di|door|av|af|tekst:|автор:|текст:|yazan:|oleh|penulis:|bởi|بقلم)[\s:]+\S/iu;

export function readNear(
  tree: Tree,
  lines: readonly Line[],
  headline: number,
  claims: Claims,
  context: MomentContext,
): void {
  const at = headline < 0 ? 0 : lines.findIndex((line) => line.from >= headline);
  const first = Math.max(0, at - BEFORE);
  const last = endOfZone(lines, Math.max(at, 0));
  for (let n = first; n < last; n++) {
    const line = lines[n];
    if (line) readLine(line.text, lines[n - 1]?.text ?? '', claims, Math.abs(n - at), context);
  }
  const from = lines[first]?.from ?? 0;
  const to = lines[last - 1]?.to ?? tree.size;
  readMarks(tree, from, to, claims, context);
  readFoot(lines, last, claims);
}

function endOfZone(lines: readonly Line[], at: number): number {
  let prose = 0;
  let n = at + 1;
  for (; n < lines.length && n < at + BEHIND; n++)
    if ((lines[n]?.text.length ?? 0) > PROSE && ++prose === 2) return n;
  return n;
}

function readLine(text: string, before: string, claims: Claims, far: number, context: MomentContext): void {
  if (text.length > 300) return;
  for (const { index, text: printed } of printedTimes(text, context)) {
    const lead = text.slice(Math.max(0, index - 40), index) || before.slice(-40);
    if (UPDATED.test(lead)) claim(claims, 'modifiedAt', 'words', printed);
    else claim(claims, 'publishedAt', PUBLISHED.test(lead) ? 'words' : 'near', printed);
  }
  const writer = WRITER.exec(text)?.[1];
  if (writer) claim(claims, 'byline', 'words', namesIn(writer).join('\n'));
  const editor = EDITOR.exec(text)?.[1];
  if (editor) claim(claims, 'byline', 'editor', namesIn(editor).join('\n'));
  const agency = SOURCE.exec(text)?.[1];
  if (agency) claim(claims, 'byline', 'agency', namesIn(agency).slice(0, 1).join('\n'));
  if (!writer && far < 14 && text.length < 160 && BY.test(text))
    claim(claims, 'byline', 'words', namesIn(text).join('\n'));
}

function readMarks(tree: Tree, from: number, to: number, claims: Claims, context: MomentContext): void {
  for (const node of findAll(tree, 'time')) {
    if (node < from || node > to) continue;
    const value = attr(tree, node, 'datetime') ?? textOf(tree, node);
    const hint = `${attr(tree, node, 'class') ?? ''} ${attr(tree, node, 'itemprop') ?? ''} ${textOf(tree, tree.parent[node] ?? 0).slice(0, 60)}`;
    claim(claims, UPDATED.test(hint) && !PUBLISHED.test(hint) ? 'modifiedAt' : 'publishedAt', 'time', value);
  }
  for (let node = from; node < to; node++) {
    if ((tree.tag[node] as number) < 2) continue;
    const hint = `${attr(tree, node, 'class') ?? ''} ${attr(tree, node, 'id') ?? ''} ${attr(tree, node, 'rel') ?? ''}`;
    if (hint.length < 4) continue;
    if (WHO.test(hint) && !WHO_NOT.test(hint) && (tree.end[node] as number) - node < 60) {
      const text = textOf(tree, node);
      if (text.length < 200) claim(claims, 'byline', 'class', namesIn(text).join('\n'));
    } else if (WHEN.test(hint) && (tree.end[node] as number) - node < 30) {
      for (const { text } of printedTimes(textOf(tree, node), context).slice(0, 1))
        claim(claims, UPDATED.test(hint) ? 'modifiedAt' : 'publishedAt', 'class', text);
    }
  }
}

/** Behind the story only what says what it is: "责任编辑：…", "来源：…", "Autor: …". */
function readFoot(lines: readonly Line[], from: number, claims: Claims): void {
  for (let n = from; n < lines.length; n++) {
    const text = lines[n]?.text ?? '';
    if (text.length > 120) continue;
    const writer = WRITER.exec(text)?.[1];
    if (writer) claim(claims, 'byline', 'foot', namesIn(writer).join('\n'));
    const editor = EDITOR.exec(text)?.[1];
    if (editor) claim(claims, 'byline', 'editor', namesIn(editor).join('\n'));
  }
}
