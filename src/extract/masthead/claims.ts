/** What the sources of a page say, field by field, before anybody decides. */
import type { Field, Source } from './cascade.ts';

export interface Claim {
  readonly source: Source;
  /** As written; several names of a byline stand on lines of their own. */
  readonly value: string;
}

/** Beyond this many claims a page says nothing new about a field; hostile pages repeat themselves a million times. */
const MAX_CLAIMS = 60;
/** A field is a line of print; 2,000 leaves room for papers of fifty authors. */
const MAX_VALUE = 2000;

export type Claims = Readonly<Record<Field, Claim[]>>;

export function noClaims(): Claims {
  return {
    headline: [],
    byline: [],
    publishedAt: [],
    modifiedAt: [],
    kicker: [],
    standfirst: [],
    section: [],
    mainImage: [],
    siteName: [],
  };
}

/** Adds what a source says; an empty value or more than enough is passed over. */
export function claim(claims: Claims, field: Field, source: Source, value: string | undefined): void {
  const trimmed = value?.trim();
  if (trimmed && claims[field].length < MAX_CLAIMS)
    claims[field].push({ source, value: trimmed.slice(0, MAX_VALUE) });
}
