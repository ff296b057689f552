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
  return isFrontPage(page, { lines, length: 0 }) ? 'front-page' : 'no-text';
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

/** A list of stories: the site's root, or links mostly and many while what was taken for a story is little of the page. */
export function isFrontPage(
  page: Page,
  story: { readonly lines: readonly Line[]; readonly length: number },
): boolean {
  let links = 0;
  let weight = 0;
  for (const line of story.lines) {
    weight += line.weight;
    links += line.linkWeight;
  }
  if (story.lines.length < 25) return false;
  if (isRoot(page.at.url) && !/^article/i.test(metaOf(page, 'og:type'))) return links > weight * 0.3;
  return links > weight * 0.6 && story.length < weight * 0.12 && story.length < 1500;
}

/** Sections of the Chinese, Japanese and Korean press print a day beside each of their links, or a story's first words. */
export function isEastList(page: Page, ledAwayShare: number, language = ''): boolean {
  return ledAwayShare > 0.5 && /^(?:zh|ja|ko)/.test(language) && !/^article/i.test(metaOf(page, 'og:type'));
}

export function isRoot(url: string | undefined): boolean {
  if (!url || !URL.canParse(url)) return false;
  const { pathname, search } = new URL(url);
  return search === '' && /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:index\.\w+|home\/?)?$/i.test(pathname);
}
