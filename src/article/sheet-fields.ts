/**
 * The fields of a tear sheet's closing comment, in the order they are printed.
 * Adding one: a property in `article.ts`, a row here, a row in docs/tear-sheet.md. Never rename, reuse or retype one.
 */
import type { Article } from './article.ts';

type FieldType = 'text' | 'texts' | 'instant' | 'record';

interface Field {
  readonly name: Exclude<keyof Article, 'headline' | 'url' | 'publishedAt' | 'body' | 'unknown'>;
  readonly type: FieldType;
}

export const FIELDS: readonly Field[] = [
  { name: 'id', type: 'text' },
  { name: 'source', type: 'text' },
  { name: 'kicker', type: 'text' },
  { name: 'standfirst', type: 'text' },
  { name: 'byline', type: 'texts' },
  { name: 'dateline', type: 'text' },
  { name: 'printedTime', type: 'text' },
  { name: 'publishedZone', type: 'text' },
  { name: 'modifiedAt', type: 'instant' },
  { name: 'section', type: 'text' },
  { name: 'language', type: 'text' },
  { name: 'canonicalUrl', type: 'text' },
  { name: 'feed', type: 'text' },
  { name: 'retrievedAt', type: 'instant' },
  { name: 'origin', type: 'text' },
  { name: 'page', type: 'record' },
];

const BY_NAME = new Map<string, Field>(FIELDS.map((field) => [field.name, field]));

/** The JSON of a field; a `--` inside would end or upset the comment around it, so it is escaped. */
export function printField(name: string, value: unknown, type: FieldType): string {
  const plain = type === 'instant' ? new Date(value as number).toISOString() : value;
  return `${name}: ${commentSafe(JSON.stringify(plain))}`;
}

function commentSafe(json: string): string {
  return json
    .replace(/--/g, '-\\u002d')
    .replace(/[\x7f\x85\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export type FieldReading =
  | { readonly kind: 'known'; readonly name: Field['name']; readonly value: unknown }
  | { readonly kind: 'unknown'; readonly name: string; readonly json: string }
  | { readonly kind: 'bad'; readonly message: string };

/** Reads one line "name: JSON". */
export function readField(line: string): FieldReading {
  const parts = /^([A-Za-z][\w.-]*): (.*)$/.exec(line);
  if (!parts) return { kind: 'bad', message: 'expected "name: JSON value"' };
  const [, name = '', json = ''] = parts;
  const value = parseJson(json);
  if (value === undefined) return { kind: 'bad', message: `the value of ${name} is not JSON` };
  const field = BY_NAME.get(name);
  if (!field) return { kind: 'unknown', name, json };
  const typed = ofType(value, field.type);
  if (typed === undefined) return { kind: 'bad', message: `the value of ${name} is not of its type` };
  return { kind: 'known', name: field.name, value: typed };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function ofType(value: unknown, type: FieldType): unknown {
  switch (type) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
    case 'instant': {
      const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      return Number.isNaN(at) ? undefined : at;
    }
    case 'record':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  }
}
