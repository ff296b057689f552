/** Why a page without a story has none: judged from its address, its title and what little it says. */
import type { NoStoryCode } from '../clipping.ts';
import type { Page } from '../page.ts';
import type { Line } from '../survey/lines.ts';
import { attr, find, findAll, rawTextOf } from '../tree/tree.ts';

/** Words of title or text, first match wins. Source: pages of these kinds in several languages, 2026-11. */
const KINDS: readonly (readonly [NoStoryCode, RegExp])[] = [
  ['error-page', /\b(?:40[0-9]|50[0-4])\b.{0,30}(?:error|not found|forbidden|gateway|unavailable)|\b(?:page|article|story|site) (?:not found|does(?: not|n[’']t) exist|can(?:not|[’']t) be (?:found|displayed))|page introuvable|seite (?:wurde )?nicht gefunden|página no encontrada|pagina non trovata|страница не найдена|access denied|service unavailable|too many requests|just a moment|attention required|are you a (?:human|robot)|verify you are human|(?:页面|網頁|文章|内容|帖子).{0,6}(?:不存在|找不到|未找到|已?被?.{0,6}删除|已下线)|找不到(?:页面|網頁|网页)|环境异常|访问(?:受限|过于频繁)|(?:滑动|完成)验证|ページ.{0,4}見つかりません|페이지를 찾을 수 없|(?:삭제된|존재하지 않는) (?:기사|페이지)/i],
  ['consent', /\b(?:cookies?|consent|gdpr|datenschutz|einwilligung|zustimm\w+|privacy choices|before you continue|avant de continuer|we value your privacy)\b/i],
  ['login', /\b(?:log ?in|sign ?in|anmelden|einloggen|connectez|se connecter|iniciar sesión|accedi|entrar|inloggen|logga in|create (?:an )?account|forgot (?:your )?password|subscribers? only|password)\b|登录|登入|登錄|ログイン|로그인/i],
]; // biome-ignore format: a table

export function whyNoStory(page: Page, lines: readonly Line[]): NoStoryCode {
  const { tree } = page;
  const element = find(tree, 'title');
  const title = element < 0 ? '' : rawTextOf(tree, element);
  const weight = lines.reduce((sum, line) => sum + line.weight, 0);
  if (weight === 0 && title === '') return 'no-text';
  if (weight < 6000) {
    const said = `${title}\n${lines
      .slice(0, 60)
      .map((line) => line.text)
      .join('\n')}`.slice(0, 6000);
    for (const [code, words] of KINDS)
      if (words.test(code === 'error-page' ? said.slice(0, 600) : said)) return code;
  }
  if (isVideo(page)) return 'video';
  return isFrontPage(page, { lines, length: 0, teased: NOT_TEASED }, {}) ? 'front-page' : 'no-text';
}

function metaOf(page: Page, name: string): string {
  for (const meta of findAll(page.tree, 'meta')) {
    if ((attr(page.tree, meta, 'property') ?? attr(page.tree, meta, 'name')) === name)
      return attr(page.tree, meta, 'content') ?? '';
  }
  return '';
}

function isVideo(page: Page): boolean {
  return (
    /^video/i.test(metaOf(page, 'og:type')) ||
    find(page.tree, 'video') >= 0 ||
    metaOf(page, 'og:video') !== ''
  );
}

/** What of a story tells whether it is one: all lines of its page, the weight of its text, how much of it stands under others' headlines. */
interface Found {
  readonly lines: readonly Line[];
  readonly length: number;
  readonly teased: Teased;
}

export interface Teased {
  /** Lines of the story with some text of their own. */
  readonly lines: number;
  /** Shares of its weight: links and text that is cut short; these and text under a headline that is a link. */
  readonly linked: number;
  readonly share: number;
}

export const NOT_TEASED: Teased = { lines: 0, linked: 0, share: 0 };

/** A headline that leads to its story; lines of text between which others may stand (a day, a section). */
const HEADLINE_WEIGHT = [20, 400] as const;
const TEXT_WEIGHT = 30;
const NEAR = 3;
/** "The port said on Monday that…", "… [详细]" */
const CUT_SHORT = /(?:\.{3}|…)\W{0,4}(?:(?:[[(]?(?:[详詳][细細情]|[阅閱][读讀]全文|全文|更多))\W*)?$/;

const isHeadlineLink = (line: Line): boolean =>
  line.linkWeight > line.weight * 0.8 &&
  line.weight >= HEADLINE_WEIGHT[0] &&
  line.weight < HEADLINE_WEIGHT[1];

/** `leadsAway`: whether a line's links leave the house, as no list of its stories does. */
export function teasedOf(
  lines: readonly Line[],
  kept: Uint8Array,
  leadsAway: (line: Line) => boolean,
): Teased {
  let count = 0;
  let weight = 0;
  let linked = 0;
  let under = 0;
  const isText = (i: number) =>
    kept[i] === 1 && (lines[i] as Line).weight >= TEXT_WEIGHT && !isHeadlineLink(lines[i] as Line);
  const isUnderLink = (i: number) => {
    for (let k = i - 1; k >= Math.max(0, i - NEAR) && !isText(k); k--)
      if (isHeadlineLink(lines[k] as Line)) return true;
    return false;
  };
  lines.forEach((line, i) => {
    if (!kept[i]) return;
    if (isText(i)) count++;
    weight += line.weight;
    const away = CUT_SHORT.test(line.text) ? line.weight : leadsAway(line) ? 0 : line.linkWeight;
    linked += away;
    if (isText(i) && isUnderLink(i)) under += line.weight - away;
  });
  return weight > 0
    ? { lines: count, linked: linked / weight, share: (linked + under) / weight }
    : NOT_TEASED;
}

/** Of 2,107 pages with a story one had five lines or more that all but a tenth led away: a list of publications. */
const TEASERS = { lines: 5, share: 0.9 };
/** Publishing systems declare their sections articles, too. */
const DECLARED_TEASERS = { lines: 10, share: 0.95 };
/** Sections of the Chinese, Japanese and Korean press print a day beside each of their links, or a story's first words. */
const EASTERN_TEASERS = 0.5;

/**
 * A list of stories: what was taken for a story stands under headlines that lead away; the page is the site's root and says little else;
 * or it is links mostly, and what was taken for a story is little of it.
 */
export function isFrontPage(
  page: Page,
  { lines, length, teased }: Found,
  { publishedAt, language = '' }: { readonly publishedAt?: number; readonly language?: string },
): boolean {
  const dated = publishedAt !== undefined;
  const declared = /^article/i.test(metaOf(page, 'og:type'));
  const most = declared ? DECLARED_TEASERS : TEASERS;
  if (teased.lines >= most.lines && teased.share >= most.share) return true;
  if (!declared && teased.linked > EASTERN_TEASERS && /^(?:zh|ja|ko)/.test(language)) return true;
  if (lines.length < 25) return false;
  let links = 0;
  let weight = 0;
  let headlines = 0;
  for (const line of lines) {
    weight += line.weight;
    links += line.linkWeight;
    if (isHeadlineLink(line)) headlines++;
  }
  if (isRoot(page.at.url)) {
    if (links > weight * 0.5 && headlines >= 12 && length < weight * 0.25) return true;
    if (!dated && !declared) return links > weight * 0.3;
  }
  return !dated && links > weight * 0.6 && length < weight * 0.12 && length < 1500;
}

export function isRoot(url: string | undefined): boolean {
  if (!url || !URL.canParse(url)) return false;
  const { pathname, search } = new URL(url);
  return search === '' && /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:index\.\w+|home\/?)?$/i.test(pathname);
}
