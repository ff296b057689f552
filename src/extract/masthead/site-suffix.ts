/**
 * A title without the site's name and section: "Rain in Lima - Example News" → "Rain in Lima".
 * Goes in: a title as written, and what is known of the site. Comes out: the title; never empty where the title was not.
 */
import { folded } from './folded.ts';

/** Between a headline and a site's name; white space on both sides keeps hyphenated words whole, except the bars. */
const SEPARATOR =
  /\s+[-–—~:»«›‹•·/\\]+\s+|\s*[|｜│¦]+\s*|\s+::\s+|\s*_(?=[\p{sc=Han}])|(?<=[\p{sc=Han}\p{P}])\s*[-–—]+\s*(?=\p{sc=Han})|\s+[<>]\s+/gu;
/** Words that make a short name a publication's or a section's. */
export const PUBLICATION =
  /新[闻聞]|[日晚时時][报報]|[周週]刊|杂志|雜誌|通[讯訊]社|[电電][视視]|[网網]$|[频頻]道|(?:ニュース|オンライン|신문|일보|뉴스|방송|타임스)$|\b(?:news|times|radio|post|daily|tribune|gazette|herald|journal|magazine|press|online|blog|zeitung|nachrichten|presse|tv|\w+\.(?:com|org|net|de|fr|at|ch|co\.uk|info|eu|it|es|ru|pl|nl))\b/iu;
/** 青湾日报-…: papers' digital editions say their own name first. */
const EAST_PAPER = /^\p{sc=Han}{2,6}(?:[日晚早时時][报報]|[晨商都].?[报報]|新[闻聞][网網]?)$/u;
/** Longer ends are part of the headline: past every publication's name met. */
const MAX_SUFFIX = 45;

export interface Site {
  /** Folded names of the site without their spaces: og:site_name, publisher, labels of its host. */
  readonly names: readonly string[];
}

export function isSiteName(text: string, site: Site): boolean {
  const plain = folded(text).replace(/ /g, '');
  return plain !== '' && site.names.some((name) => isNear(name, plain));
}

/** One name of the two holds the other, and is not much longer: "The Example Times" and "Example Times", not "Times". */
function isNear(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short === long ||
    (short.length >= 4 &&
      short.length > 0.6 * long.length &&
      (long.startsWith(short) || long.endsWith(short)))
  );
}

/** Takes off, from the end and once from the front, parts that name the site, or behind which the rest is another source's headline. */
export function withoutSite(title: string, site: Site, others: ReadonlySet<string>): string {
  const parts = split(title);
  while (parts.length > 1 && isSiteName(parts.at(-1)?.text ?? '', site)) parts.pop();
  const end = parts.at(-1)?.to;
  if (parts.length < 2) return title.slice(0, end).trim();
  // A front or an end that somebody else calls the headline, whole, is the headline.
  for (let to = parts.length; to > 0; to--) {
    const front = title.slice(0, parts[to - 1]?.to).trim();
    if (others.has(folded(front))) return front;
  }
  for (let from = 1; from < parts.length; from++) {
    const back = title.slice(parts[from]?.from, end).trim();
    if (others.has(folded(back))) return back;
  }
  let to = parts.length;
  while (to > 1) {
    const part = parts[to - 1];
    if (!part || part.text.length > MAX_SUFFIX) break;
    if (isSiteName(part.text, site) || PUBLICATION.test(part.text)) to--;
    else {
      // "Headline | Section | Site": the section stands between the headline and a site's name.
      const bar = /[|｜_]/.test(title.slice(parts[to - 2]?.to, part.from));
      if (
        bar &&
        (to < parts.length || to === 2) &&
        part.text.split(' ').length <= 3 &&
        part.text.length < 0.5 * title.length
      )
        to--;
      else break;
    }
  }
  let from = 0;
  const front = folded(parts[0]?.text ?? '').replace(/ /g, '');
  if (to > 1 && (EAST_PAPER.test(front) || site.names.some((name) => name === front))) from++;
  return title.slice(parts[from]?.from, parts[to - 1]?.to).trim();
}

interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function split(title: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const looked = title.slice(0, 600);
  SEPARATOR.lastIndex = 0;
  for (let match = SEPARATOR.exec(looked); match !== null; match = SEPARATOR.exec(looked)) {
    if (match.index > from)
      parts.push({ text: title.slice(from, match.index).trim(), from, to: match.index });
    from = match.index + match[0].length;
  }
  if (from < title.length) parts.push({ text: title.slice(from).trim(), from, to: title.length });
  return parts.filter((part) => part.text !== '');
}
