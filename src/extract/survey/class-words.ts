/**
 * What class names, ids and roles say of a part of a page: one bit for each thing they may say, one list of words for each bit.
 * English words mostly: class names are written in English everywhere; the few others are what the measured pages hold.
 * Utility classes ("print:hidden", "lg:w-1/2") are not read, they speak of looks; neither are ids of headings, they repeat its text.
 */

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
  ['title', 'headline head-line title entry-title post-title article-?(?:title|headline) hero heading page-title'],
] as const; // biome-ignore format: a table

export type Sign = (typeof WORDS)[number][0];

export const SIGNS: readonly Sign[] = WORDS.map(([sign]) => sign);

/** The bit of a sign. */
export function bitOf(sign: Sign): number {
  return 1 << SIGNS.indexOf(sign);
}

/** "article-body" → one expression with a group for each sign would backtrack; one for each sign does not. */
const PATTERNS = WORDS.map(
  ([, words]) => new RegExp(`(?:^|[-_ ])(?:${words.split(' ').join('|')})(?=$|[-_ ])`),
);

/** Most names say nothing; one expression finds that out. */
const ANY = new RegExp(
  `(?:^|[-_ ])(?:${WORDS.map(([, words]) => words.split(' ').join('|')).join('|')})(?=$|[-_ ])`,
);

/** Bits of names and of whole attributes, kept from page to page: class names repeat, and asking 24 expressions costs more than the rest of a survey. */
const known = new Map<string, number>();
const MAX_KNOWN = 20_000;

function bitsOf(name: string): number {
  const text = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  let bits = 0;
  if (!ANY.test(text)) return bits;
  for (let i = 0; i < PATTERNS.length; i++) if ((PATTERNS[i] as RegExp).test(text)) bits |= 1 << i;
  return bits;
}

function bitsOfName(name: string): number {
  let bits = known.get(name);
  if (bits === undefined) {
    if (known.size >= MAX_KNOWN) known.clear();
    bits = bitsOf(name);
    known.set(name, bits);
  }
  return bits;
}

/** All bits that a class attribute and an id carry together: "articleBody print:hidden" is "article-body". Looks at 400 characters. */
export function signsIn(names: string): number {
  const whole = known.get(names);
  if (whole !== undefined) return whole;
  let bits = 0;
  const text = names.length > 400 ? names.slice(0, 400) : names;
  for (let from = 0; from < text.length; ) {
    while (from < text.length && text.charCodeAt(from) <= 32) from++;
    let to = from;
    let looks = false;
    for (; to < text.length; to++) {
      const c = text.charCodeAt(to);
      if (c <= 32) break;
      if (c === 58 || c === 91 || c === 93) looks = true;
    }
    if (to - from > 1 && !looks) bits |= bitsOfName(text.slice(from, to));
    from = to + 1;
  }
  known.set(names, bits);
  return bits;
}
