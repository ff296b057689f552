/** The byline: the list of names that the sources agree on best. */
import type { Claims } from './claims.ts';
import { folded, namesIn } from './names.ts';
import { settle, weightOf } from './settle.ts';
import { isSiteName, type Site } from './site-suffix.ts';

export function readByline(claims: Claims, site: Site): readonly string[] {
  const groups = settle(
    'byline',
    claims.byline,
    (one) => {
      const names = namesIn(one.value);
      // A publication beside its own writers is no author.
      const people = names.filter((name) => !isSiteName(name, site));
      return people.length > 0 ? people : names.length > 0 ? names : undefined;
    },
    (a, b) => key(a) === key(b),
    (names) => (names.every((name) => isSiteName(name, site)) ? 0.5 : 1),
  );
  const best = groups[0];
  if (!best) return [];
  return (
    [...best.claims].sort(
      (a, b) => weightOf('byline', b.claim.source) - weightOf('byline', a.claim.source),
    )[0]?.value ?? []
  );
}

/** Names written in another order ("Lee, Ann") are the same. */
function key(names: readonly string[]): string {
  return [...new Set(names.flatMap((name) => folded(name).split(' ')))].sort().join(' ');
}
