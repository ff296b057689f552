/** The byline: the list of names that the sources agree on best. */
import type { Source } from './cascade.ts';
import type { Claims } from './claims.ts';
import { COLLECTIVE } from './name-words.ts';
import { folded, looksLikePerson, namesIn } from './names.ts';
import { type Group, settle, weightOf } from './settle.ts';
import { isSiteName, type Site } from './site-suffix.ts';

/** Part of a shorter list's score that a longer one adds, which holds it and names people besides. */
const HELD = 0.35;
/** Read when they were found: near-names.ts. */
const READ: ReadonlySet<Source> = new Set<Source>(['words', 'class', 'near', 'foot', 'editor', 'agency']);
/** What these print around a name may be a place, a paper, a profile. */
const LOOSE: ReadonlySet<Source> = new Set<Source>(['class', 'near', 'foot']);

export function readByline(claims: Claims, site: Site): readonly string[] {
  const groups = settle(
    'byline',
    claims.byline,
    (one) => {
      const names = READ.has(one.source)
        ? one.value.split('\n')
        : /^\/?@/.test(one.value)
          ? []
          : namesIn(one.value);
      const people = names.filter(looksLikePerson);
      // A publication or a newsroom beside its own writers is no author.
      const own = (name: string) => !isSiteName(name, site) && !COLLECTIVE.test(name);
      const kept = people.some(own) ? names.filter(own) : names;
      return kept.length > 0 ? kept : undefined;
    },
    (a, b) => key(a) === key(b),
    (names) => Math.min(...names.map((name) => trustOf(name, site))),
  );
  let best: Group<readonly string[]> | undefined;
  let top = 0;
  for (const group of groups) {
    const names = group.claims[0]?.value ?? [];
    let { score } = group;
    if (!group.claims.every((one) => LOOSE.has(one.claim.source)))
      for (const other of groups)
        if (other !== group && holds(names, other.claims[0]?.value ?? [])) score += HELD * other.score;
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
function trustOf(name: string, site: Site): number {
  if (isSiteName(name, site)) return 0.5;
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
