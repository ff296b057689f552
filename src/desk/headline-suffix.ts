/**
 * What older archives left behind a headline: the section, the publication's name, or both.
 * "Crisis in the Alps - News explained" under …/news%20explained/… → headline "Crisis in the Alps", section "News explained".
 * A suffix is taken off only when something else vouches for it: the address names it, the host does, or it stands behind
 * many headlines of the same source.
 */

/** Separators met between a headline and its suffix; white space on both sides keeps hyphenated words whole. */
const SEPARATOR = /\s+[-–—|｜_·•»]\s+/gu;

/** Words that make a short name a publication's, in the languages met so far. */
const PUBLICATION_WORD =
  /电台|電台|广播|廣播|新闻|新聞|日报|日報|晚报|晚報|时报|時報|周刊|週刊|杂志|雜誌|通讯社|通訊社|电视|電視|中文网|中文網|新聞網|\b(?:news|times|radio|post|daily|tribune|gazette|herald|journal|magazine|press|online)\b/iu;

/** Longer suffixes are part of the headline: 30 is past every publication's name met, and short of most clauses. */
const MAX_SUFFIX = 30;

/** A suffix behind this many headlines of one source is no part of any of them. */
const OFTEN = 5;

export interface BareHeadline {
  readonly headline: string;
  readonly section?: string;
}

/** Counts suffixes over headlines of a source; bounded, since rare ones never matter. */
export class SuffixCounts {
  private readonly counts = new Map<string, number>();

  add(source: string, headline: string): void {
    const last = lastPart(headline);
    if (!last || this.counts.size > 100_000) return;
    const key = `${source}\n${last.suffix}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  often(source: string, suffix: string): boolean {
    return (this.counts.get(`${source}\n${suffix}`) ?? 0) >= OFTEN;
  }
}

export function bareHeadline(
  headline: string,
  address: string | undefined,
  often: (suffix: string) => boolean = () => false,
): BareHeadline {
  const segments = pathSegments(address);
  const host = hostWords(address);
  let rest = headline;
  let section: string | undefined;
  let named = false;
  for (let part = lastPart(rest); part; part = lastPart(rest)) {
    const { suffix, before } = part;
    if (segments.has(folded(suffix))) section = suffix;
    else if (host.has(folded(suffix)) || (named && PUBLICATION_WORD.test(suffix))) named = true;
    else if (often(suffix)) named = true;
    else break;
    rest = before;
  }
  return { headline: rest, ...(section !== undefined && { section }) };
}

function lastPart(headline: string): { before: string; suffix: string } | undefined {
  const last = [...headline.matchAll(SEPARATOR)].at(-1);
  if (!last) return undefined;
  const before = headline.slice(0, last.index).trim();
  const suffix = headline.slice(last.index + last[0].length).trim();
  return before === '' || suffix === '' || suffix.length > MAX_SUFFIX ? undefined : { before, suffix };
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

function pathSegments(address: string | undefined): Set<string> {
  if (!address || !URL.canParse(address)) return new Set();
  return new Set(
    new URL(address).pathname
      .split('/')
      .map((segment) => folded(decoded(segment)))
      .filter((one) => one.length > 1),
  );
}

/** "www.rfi.fr" → rfi; "cn.nytimes.com" → nytimes. */
function hostWords(address: string | undefined): Set<string> {
  if (!address || !URL.canParse(address)) return new Set();
  const labels = new URL(address).hostname.split('.').slice(0, -1);
  return new Set([
    ...labels.filter((label) => label.length > 2 && label !== 'www'),
    new URL(address).hostname,
  ]);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
