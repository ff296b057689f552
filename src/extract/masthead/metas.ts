/**
 * The meta elements of a page → claims. A name is cut into the vocabulary it comes from and what it says
 * ("og:article:published_time" → og, publishedtime), so that a vocabulary nobody met is read by its words.
 * Sources: ogp.me, Dublin Core, Highwire tags, Parse.ly and Sailthru documents, names counted on 3,077 pages.
 */
import { evenSpaces, SPACES } from '../tree/spaces.ts';
import { attr, findAll, type Tree } from '../tree/tree.ts';
import type { Field, Source } from './cascade.ts';
import { type Claims, claim } from './claims.ts';

/** The largest measured page has 180 meta elements that mean something. */
const MAX_METAS = 3000;

/** Vocabularies by prefix; the longest first. A prefix that is not here is some tracker's. */
const VOCABULARIES: readonly (readonly [prefix: RegExp, source: Source | undefined])[] = [
  [/^(?:og:)?article[:.]/, 'og'],
  [/^og:(?!image|video|audio|locale|updated)/, 'og'],
  [/^twitter:/, 'twitter'],
  [
    /^(?:bepress_|eprints\.|wkhealth_)?(?:citation|dc|dct|dcterms?|prism|eprints)[._:](?:date[.:])?/,
    'library',
  ],
  // Applications, images, places, maps: their titles and dates are their own.
  [
    /^(?:apple|msapplication|smartbanner|teaser|pin(?:terest)?|fb|al|geo|video|music|book|product|og|next|robots|google|viewport)[:._-]/,
    undefined,
  ],
  [
    /^(?:shareaholic|branch:deeplink|cxenseparse(?::recs)?|sailthru|parsely|analyticsattributes|[a-z]{2,12})[:._-](?:article[._-])?/,
    'tracker',
  ],
  [/^/, 'meta'],
];

/** What a name says, without its vocabulary and without punctuation. */
const WORDS: Readonly<Partial<Record<Field, string>>> = {
  headline: 'title headline contenttitle articletitle articleheadline hl',
  byline:
    'author authors byline byl creator authorname authorname1 articleauthor articleauthorname reporter writer articleauthors data1author',
  publishedAt:
    'publishedtime published publishedat pubdate publicationdate publishdate datepublished date dateissued issued articledate publishtime onlinedate originalpublicationdate firstpublished articlefirstpublished publish releasedate uploaddate displaydate datecreated created datedisplay publicationtime pubtime articlepublicationdate weibo:article:create_at createat dateavailable available posted postdate postedon articlepublished articlepublishedtime',
  modifiedAt:
    'modifiedtime modified modifieddate datemodified moddate lastmodified revised revisiondate dateupdate updated lastupdated dateupdated updatedat updatetime articlemodified articlemodifiedtime updatedtime',
  section: 'section category articlesection primarysection',
  siteName: 'sitename publisher applicationname publicationname',
  mainImage: 'image imageurl imagesrc imagefull thumbnail thumbnailurl',
};
const MEANINGS: ReadonlyMap<string, Field> = new Map(
  Object.entries(WORDS).flatMap(([field, list]) =>
    list.split(' ').map((word) => [word, field as Field] as const),
  ),
);

export interface Metas {
  /** What the page says of its language, likeliest first. */
  readonly languages: readonly string[];
  readonly address: string | undefined;
  readonly free: boolean | undefined;
}

export function readMetas(tree: Tree, claims: Claims): Metas {
  const languages: string[] = [];
  const bylines = new Map<string, { source: Source; values: string[] }>();
  let address: string | undefined;
  let free: boolean | undefined;
  let count = 0;
  const labels: string[] = [];
  for (const meta of findAll(tree, 'meta')) {
    if (++count > MAX_METAS) break;
    const content = evenSpaces(attr(tree, meta, 'content') ?? attr(tree, meta, 'value') ?? '', SPACES);
    if (!content) continue;
    const before: (string | undefined)[] = [];
    for (const attribute of NAMES) {
      const written = attr(tree, meta, attribute);
      if (!written || before.includes(written)) continue;
      before.push(written);
      const name = written.trim().toLowerCase().slice(0, 60);
      if (!name) continue;
      if (name === 'og:url') address ??= content;
      else if (/^og:image(?::(?:secure_)?url)?$/.test(name)) claim(claims, 'mainImage', 'og', content);
      else if (name === 'og:site_name') claim(claims, 'siteName', 'og', content);
      else if (/^(?:og:locale|(?:dc|dcterms)\.language|(?:content-)?language|lang|inlanguage)$/.test(name))
        languages.push(content);
      else if (name === 'isaccessibleforfree') free ??= !/^(?:false|no|0)$/i.test(content);
      else if (/content_tier$/.test(name)) free ??= /free/i.test(content);
      else if (/^twitter:label\d$/.test(name)) labels.push(content);
      else if (/^twitter:data\d$/.test(name)) {
        if (
          /^(?:written|geschrieben|verfasst|écrit|escrito|autor|author|by|von|scritto|geschreven|автор|作者|執筆)/i.test(
            labels.at(-1) ?? '',
          )
        )
          claim(claims, 'byline', 'meta', content);
      } else {
        const [source, field] = meaningOf(name);
        if (!source || !field) continue;
        if (field === 'byline') {
          const line = bylines.get(name) ?? { source, values: [] };
          if (line.values.length < 100) line.values.push(content);
          bylines.set(name, line);
        } else claim(claims, field, source, content);
      }
    }
  }
  for (const { source, values } of bylines.values()) claim(claims, 'byline', source, values.join('\n'));
  return { languages, address, free };
}

const NAMES = ['property', 'name', 'itemprop', 'http-equiv'];

const met = new Map<string, ReturnType<typeof meaning>>();

/** The web's pages share a few hundred names. */
function meaningOf(name: string): ReturnType<typeof meaning> {
  let known = met.get(name);
  if (known === undefined) {
    if (met.size > 1000) met.clear();
    known = meaning(name);
    // Cut out of a page, the name would hold all of it in memory.
    met.set([...name].join(''), known);
  }
  return known;
}

function meaning(name: string): readonly [Source | undefined, Field | undefined] {
  for (const [prefix, source] of VOCABULARIES) {
    const match = prefix.exec(name);
    if (!match) continue;
    const field =
      MEANINGS.get(name.slice(match[0].length).replace(/[^a-z0-9]/g, '')) ??
      (source === 'tracker' ? MEANINGS.get(name.replace(/[^a-z0-9]/g, '')) : undefined);
    if (source === undefined) return [undefined, undefined];
    // "publish-date" and "last-modified" have no vocabulary at all.
    if (field || source !== 'tracker')
      return [source === 'tracker' && MEANINGS.get(name.replace(/[^a-z0-9]/g, '')) ? 'meta' : source, field];
  }
  return [undefined, undefined];
}
