/** What is wrong with a sheet that cannot be read. */
export type DamageCode =
  /** No bytes, or only white space. */
  | 'empty'
  /** The first line is no `<!--…-->`. */
  | 'no-instant'
  /** No `[headline](address)` with its rule below. */
  | 'no-heading'
  /** A line of the body that is none of the vocabulary's blocks. */
  | 'bad-block'
  /** The closing comment is missing, cut short, or not of this format's version. */
  | 'bad-trailer'
  /** A field of the closing comment whose value is not JSON, or not of its type. */
  | 'bad-field'
  /** Front matter that is no YAML mapping. */
  | 'bad-front-matter'
  /** Bytes that are not UTF-8. */
  | 'not-utf8'
  /** The disk does not give the file's bytes. */
  | 'unreadable';

export interface Damage {
  readonly kind: 'damage';
  readonly code: DamageCode;
  /** UTF-16 offset in the text of the sheet. */
  readonly at: number;
  readonly message: string;
}

export function damage(code: DamageCode, at: number, message: string): Damage {
  return { kind: 'damage', code, at, message };
}

export function isDamage(value: object): value is Damage {
  return 'kind' in value && value.kind === 'damage';
}
