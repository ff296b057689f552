/**
 * What class names, ids and roles say of a part of a page: one bit for each thing they may say, one list of words for each bit.
 * English words mostly: class names are written in English everywhere; the few others are what the measured pages hold.
 * Utility classes ("print:hidden", "lg:w-1/2") are not read, they speak of looks; neither are ids of headings, they repeat its text.
 */

import { lookupOf } from '../../article/lookup.ts';
import { decodeEntities } from '../tree/entities.ts';

/** Bit number, then words; a word matches whole parts of a name ("side-bar" in "left-side-bar"). */
const WORDS = [
  ['comment', 'comments? commentlist comment-?(?:area|box|form|section|count|list|header) disqus livefyre respond replies reply thread discussion'],
  ['foot', 'footer footnav colophon copyright disclaimer legal imprint impressum'],
  ['side', 'side-?bar side-?col(?:umn)? rail aside right-?(?:col|column|side) secondary'],
  ['menu', 'nav navbar navigation menu breadcrumbs? crumbs? pagination pager paginate toolbar topbar top-bar masthead site-header page-header global-header skip-link next prev(?:ious)?'],
  ['related', 'related relatedposts recirc(?:ulation)? recommend(?:ed|ations?|s)? read-?more more-?(?:stories|articles|news|posts|from|on) also-?(?:read|like) see-?also you-may trending popular most-?(?:read|viewed|popular) latest teasers? yarpp outbrain taboola linklist related-?links? cards? suggested tease onward mehr'],
  ['letter', 'newsletter news-letter subscribe subscription signup sign-up register registration mailchimp mailing optin opt-in'],
  ['promo', 'promos? promobox promotion selfpromo sponsor(?:ed)? ads? adv advert(?:s|isement|ising|orial)? adbox ad-?(?:slot|unit|container|wrapper|label) banner skyscraper dfp gpt donate donation cta call-to-action app-promo affiliate shop product buy'],
  ['share', 'share sharing share-?(?:bar|tools|links?|buttons?) sharedaddy socials? addthis whatsapp facebook twitter follow'],
  ['consent', 'cookies? consent gdpr privacy popup pop-up modal overlay lightbox dialog onetrust cmp didomi'],
  ['writer', 'author-?(?:bio|box|info|card|profile|about|desc(?:ription)?|details|meta|name|link) about-?(?:the-)?author post-author bio authors? contributors? writer profile avatar autor'],
  ['tags', 'tags tag-?(?:list|cloud|links) topics? keywords post-tags categor(?:y|ies) cat-links taxonomy labels? hashtag'],
  ['credit', 'byline by-line dateline timestamp date publish(?:ed)?(?:-date)? posted-on entry-?(?:date|meta) post-?(?:meta|date|info) article-?(?:meta|info|date|header) meta metadata meta-?data reading-time read-time infos? time kicker eyebrow'],
  ['unseen', 'hidden hide visually-?hidden sr-only screen-reader(?:-text)? offscreen invisible noprint no-print d-none print-only skip'],
  ['wall', 'paywall piano regwall meter barrier premium locked login signin gate teaser-?wall'],
  ['button', 'buttons? btn link-button tooltip tabs? accordion-?(?:button|header|title) toggle icon'],
  ['form', 'form field input poll quiz rating ratings feedback survey vote search searchform'],
  ['caption', 'captions? captiontext figcaption wp-caption(?:-text)? image-?(?:caption|text|credit|desc(?:ription)?|source|copyright|meta|info) img-?(?:caption|desc|credit|text) photo-?(?:caption|credit|text|desc|by|info|meta) picture-?(?:caption|text|credit) media-?(?:caption|credit|text|desc(?:ription)?|meta|info) credits? photographer bildunterschrift bildtext bild-?(?:text|quelle|unterschrift) fotocredit legende legend legenda pie-?(?:de-)?foto leyenda didascalia video-?(?:caption|title|desc(?:ription)?) pic-?(?:desc|text|info|caption)'],
  ['story', 'article-?(?:body|text|content|copy|paragraph) articlebody articletext articlecontent story-?(?:body|text|content|copy) storybody storytext entry-?content post-?(?:content|body|text) postcontent postbody news-?(?:body|text|content|detail) body-?(?:content|copy|text) content-?(?:body|text|article) text-?(?:body|content|block) rich-?text richtext wysiwyg prose artikel-?(?:body|text|inhalt) texto cuerpo corps contenu conteudo testo inhalt zhengwen neirong e-content instapaper-body available-content blog-?(?:content|body|post) single-?content td-post-content the-content body-?main article-?main main-?text'],
  ['main', 'content main article story post entry single page-content main-?content hentry h-entry col-main primary detail noticia artikel'],
  ['lead', 'lead lede leadin standfirst summary subtitle sub-?(?:title|headline|heading) deck dek intro(?:duction)? chapo excerpt teaser-?text vorspann anlauf article-?(?:lead|intro|summary|description|excerpt) entradilla bajada'],
  ['widget', 'widget widget-?area widgets infobox info-box factbox fact-box box carousel slick swiper slider gallery slideshow ticker marquee block-?(?:grid|list) grid listing list-?(?:item|view) items?'],
  ['toc', 'toc table-of-contents contents-?(?:list|table) ez-toc jump-?links anchors?'],
  ['quote', 'pullquote pull-quote blockquote quote tweet twitter-tweet instagram-media embed embedded oembed'],
  ['unprinted', 'sr-only visually-?hidden screen-?reader(?:-text|-only)? assistive-text a11y-?hidden off-?screen tooltip-?(?:text|content|inner) popover hovercard rollover-people-block'],
  ['title', 'headline head-line title entry-title post-title article-?(?:title|headline) hero heading page-title'],
] as const; // biome-ignore format: a table

export type Sign = (typeof WORDS)[number][0];

export const SIGNS: readonly Sign[] = WORDS.map(([sign]) => sign);

/** The bit of a sign. */
export function bitOf(sign: Sign): number {
  return 1 << SIGNS.indexOf(sign);
}

/** "captions?" → caption, captions; "(?:a|b)-?c" → a-c, ac, b-c, bc: the few signs of expressions that the table uses. */
function spelled(word: string): string[] {
  let at = 0;
  const choices = (): string[] => {
    const all: string[] = [];
    let starts = [''];
    for (; at < word.length && word[at] !== ')'; ) {
      if (word[at] === '|') {
        all.push(...starts);
        starts = [''];
        at++;
        continue;
      }
      let ends = [word[at++] as string];
      if (ends[0] === '(') {
        at += '?:'.length;
        ends = choices();
        at++;
      }
      if (word[at] === '?') {
        ends.push('');
        at++;
      }
      starts = starts.flatMap((start) => ends.map((end) => start + end));
    }
    return [...all, ...starts];
  };
  return choices();
}

/** Every spelling of every word → the bits of what it says; parts with which a longer word begins → no bits. */
const BITS = new Map<string, number>();
for (const [i, [, words]] of WORDS.entries())
  for (const word of words.split(' ').flatMap(spelled)) {
    BITS.set(word, (BITS.get(word) ?? 0) | (1 << i));
    for (let to = word.indexOf('-'); to > 0; to = word.indexOf('-', to + 1)) {
      const start = word.slice(0, to);
      if (!BITS.has(start)) BITS.set(start, 0);
    }
  }

const spellings = [...BITS.keys()];
const bitsByNumber = Int32Array.from(spellings, (word) => BITS.get(word) ?? 0);
const wordIn = lookupOf(new Map(spellings.map((word, n) => [word, n])));

/** Names that end in a section's or theme's own name ("category-open-thread", "tag-newsletter"): that says nothing of the part. */
const isSlug = (source: string, from: number): boolean =>
  source.startsWith('category-', from) || source.startsWith('tag-', from);
const TAGS = bitOf('tags');

/** Looked at of one attribute; generated ones run to thousands. */
const MAX_READ = 400;

/** Where the parts of the name being read end: at hyphens, underlines, the name's end. */
const ends = new Int32Array(MAX_READ + 1);

/**
 * All bits that a class attribute or an id carries, read where it stands in the source. A word says something where it fills whole
 * parts of a name: "side-bar" in "left_side-bar", "leftSide-bar". "articleBody print:hidden" is "article-body".
 */
export function signsIn(source: string, start: number, stop: number): number {
  const end = Math.min(stop, start + MAX_READ);
  let bits = 0;
  for (let from = start; from < end; from++) {
    let looks = false;
    let parts = 0;
    let to = from;
    for (; to < end; to++) {
      const c = source.charCodeAt(to);
      if (c <= 32) break;
      if (c === 45 || c === 95) ends[parts++] = to;
      else if (c === 58 || c === 91 || c === 93) looks = true;
      else if (c === 38 || (c >= 65 && c <= 90)) {
        const spelled = plain(source.slice(start, end));
        if (spelled !== undefined) return signsIn(spelled, 0, spelled.length);
      }
    }
    ends[parts++] = to;
    if (to - from > 1 && !looks) {
      const said = bitsOf(source, from, parts);
      bits |= said !== 0 && isSlug(source, from) ? said & TAGS : said;
    }
    from = to;
  }
  return bits;
}

/** References resolved, "leftSide" as "left-side", in lower case; undefined when nothing is left to be done. */
function plain(names: string): string | undefined {
  const decoded = decodeEntities(names, true);
  let spelled = '';
  let from = 0;
  for (let at = 1; at < decoded.length; at++) {
    if (!isBetween(decoded.charCodeAt(at), 65, 90) || !isBetween(decoded.charCodeAt(at - 1), 97, 122))
      continue;
    spelled += `${decoded.slice(from, at)}-`;
    from = at;
  }
  const small = (spelled + decoded.slice(from)).toLowerCase();
  return small === names ? undefined : small;
}

const isBetween = (c: number, first: number, last: number) => c >= first && c <= last;

/** Of a name of so many parts: words of one part or several in a row. */
function bitsOf(source: string, start: number, parts: number): number {
  let bits = 0;
  let from = start;
  for (let first = 0; first < parts; first++) {
    for (let last = first; last < parts && (ends[last] as number) > from; last++) {
      const said = wordIn(source, from, ends[last] as number);
      if (said < 0) break;
      bits |= bitsByNumber[said] as number;
    }
    from = (ends[first] as number) + 1;
  }
  return bits;
}
