/** Phrases by language (ISO 639-1; `any`: signs, names of services), one a line, each an expression that captures nothing. */
export type Phrases = Readonly<Record<string, string>>;

/** The phrases of all languages as one alternation: a page says in several which one it is in, and often wrongly. */
export function anyOf(phrases: Phrases): string {
  return Object.values(phrases)
    .flatMap((list) => list.trim().split(/\s*\n\s*/))
    .join('|');
}
