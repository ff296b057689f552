/** The byline: the list of names that the sources agree on best. */
import type { Source } from './cascade.ts';
import type { Claims } from './claims.ts';
import { looksChinese } from './east-names.ts';
import { isEastern } from './east-words.ts';
import { folded } from './folded.ts';
import { COLLECTIVE, HOUSE } from './name-words.ts';
import { namesIn } from './names.ts';
import { looksLikePerson } from './person.ts';
import { type Group, settle, weightOf } from './settle.ts';
import { isSiteName, type Site } from './site-suffix.ts';

/** A list that holds another source's shorter one and people besides is the fuller one; where print alone holds it, those are others. */
const HOLDS = 0.12;
const LOOSELY_HOLDS = -0.15;
/** Printed, and told to machines. */
const BOTH = 0.1;
/** A house is named beside its writers. */
const OF_A_HOUSE = -0.2;
/** The headline or a section, in the place of a name. */
const OTHERWISE_KNOWN = -0.3;
/** Read when they were found: near-names.ts. */
const READ: ReadonlySet<Source> = new Set<Source>(['words', 'class', 'near', 'foot', 'editor', 'agency']);
/** What these print around a name may be a place, a paper, a profile. */
const LOOSE: ReadonlySet<Source> = new Set<Source>(['class', 'near', 'foot']);

/** What told it to machines. */
const TOLD: ReadonlySet<Source> = new Set<Source>([
  'ld',
  'og',
  'meta',
  'tracker',
  'library',
  'micro',
  'ld-page',
]);
const PRINTED: ReadonlySet<Source> = new Set<Source>(['words', 'class', 'near']);

export function readByline(claims: Claims, site: Site, headline = ''): readonly string[] {
  const suffix = claims.headline.find((one) => one.source === 'title')?.value.replace(headline, '') ?? '';
  const known = new Set([headline, ...claims.section.map((one) => one.value)].map(folded));
  const groups = settle(
    'byline',
    claims.byline,
    (one) => {
      const names = READ.has(one.source)
        ? one.value.split('\n')
        : /^\/?@/.test(one.value)
          ? []
          : namesIn(one.value);
      const people = names.filter((name) => looksLikePerson(name) || looksChinese(name));
      // A publication or a newsroom beside its own writers is no author.
      const own = (name: string) => !isSiteName(name, site) && !COLLECTIVE.test(name);
      const kept = people.some(own) ? names.filter(own) : names;
      return kept.length > 0 ? kept : undefined;
    },
    (a, b) => key(a) === key(b),
    (names) => Math.min(...names.map((name) => trustOf(name, site, suffix))),
  );
  let best: Group<readonly string[]> | undefined;
  let top = Number.NEGATIVE_INFINITY;
  for (const group of groups) {
    const names = group.claims[0]?.value ?? [];
    const from = (sources: ReadonlySet<Source>) =>
      group.claims.some(({ claim }) => sources.has(claim.source));
    let { score } = group;
    if (groups.some((other) => other !== group && holds(names, other.claims[0]?.value ?? [])))
      score += group.claims.every(({ claim }) => LOOSE.has(claim.source)) ? LOOSELY_HOLDS : HOLDS;
    if (from(TOLD) && from(PRINTED)) score += BOTH;
    if (names.some((name) => HOUSE.test(name))) score += OF_A_HOUSE;
    if (names.some((name) => known.has(folded(name)))) score += OTHERWISE_KNOWN;
    if (score > top) {
      top = score;
      best = group;
    }
  }
  if (!best) return [];
  return (
    [...best.claims].sort(
      (a, b) => weightOf('byline', b.claim.source) - weightOf('byline', a.claim.source),
    )[0]?.value ?? []
  );
}

/** A site names itself where it should name a writer; systems tell accounts ("andrew.keaveney", "link78"). */
function trustOf(name: string, site: Site, suffix: string): number {
  if (isSiteName(name, site)) return 0.5;
  // 网易 of "…_网易订阅"
  if (isEastern(name) && suffix.includes(name)) return 0.3;
  if (COLLECTIVE.test(name)) return 0.75;
  if (name.includes(' ')) return 1;
  return /^[\p{Ll}\p{N}]+[._]|_|\p{L}\p{N}|\p{Ll}\p{Lu}$/u.test(name)
    ? 0.5
    : /^\p{Ll}+$/u.test(name)
      ? 0.75
      : 1;
}

/** Names without titles, for comparison. */
const bare = (name: string) => folded(name).replace(/^(?:(?:dr|prof|mr|mrs|ms|med) )+/, '');

function holds(long: readonly string[], short: readonly string[]): boolean {
  const names = new Set(short.map(bare));
  const rest = long.filter((name) => !names.has(bare(name)));
  return rest.length === long.length - names.size && rest.length > 0 && rest.every(looksLikePerson);
}

/** Names written in another order ("Lee, Ann") are the same. */
function key(names: readonly string[]): string {
  return [...new Set(names.flatMap((name) => bare(name).split(' ')))].sort().join(' ');
}
