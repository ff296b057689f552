/**
 * Several claims → the one believed. Claims that say the same stand together; a group's score is its best weight and a part of
 * the weights of its further, different sources.
 */
import { CASCADE, type Field, KIN, type Source } from './cascade.ts';
import type { Claim } from './claims.ts';

/** What a further source adds: two at .6 that agree (.6 + .35 × .6 = .81) outdo one at .8. */
const AGREEMENT = 0.35;
/** … and one that is filled from the same box of the publishing system as a weightier one. */
const KIN_AGREEMENT = 0.05;

export function weightOf(field: Field, source: Source): number {
  return CASCADE[field][source] ?? 0;
}

export interface Group<T> {
  readonly claims: readonly { readonly claim: Claim; readonly value: T }[];
  readonly score: number;
}

/** `same` says which group a value stands in; `trust` (0–1) lowers a claim's weight for what it says. */
export function settle<T>(
  field: Field,
  claims: readonly Claim[],
  read: (claim: Claim) => T | undefined,
  same: (a: T, b: T) => boolean,
  trust: (value: T, claim: Claim) => number = () => 1,
): Group<T>[] {
  const groups: { claims: { claim: Claim; value: T }[]; weights: Map<Source, number> }[] = [];
  for (const claim of claims) {
    const value = read(claim);
    if (value === undefined) continue;
    const weight = weightOf(field, claim.source) * trust(value, claim);
    if (weight <= 0) continue;
    let group = groups.find((one) => one.claims[0] !== undefined && same(one.claims[0].value, value));
    if (!group) {
      group = { claims: [], weights: new Map() };
      groups.push(group);
    }
    group.claims.push({ claim, value });
    group.weights.set(claim.source, Math.max(weight, group.weights.get(claim.source) ?? 0));
  }
  return groups
    .map(({ claims: members, weights: each }) => {
      const sorted = [...each].sort((a, b) => b[1] - a[1]);
      const kin = new Set<string>();
      let score = 0;
      for (const [source, weight] of sorted) {
        score += weight * (score === 0 ? 1 : kin.has(KIN[source] ?? source) ? KIN_AGREEMENT : AGREEMENT);
        kin.add(KIN[source] ?? source);
      }
      return { claims: members, score };
    })
    .sort((a, b) => b.score - a.score);
}
