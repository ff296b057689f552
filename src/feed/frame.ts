/** One open element of a feed: what it is called, where it stands, what is known inside it, and what it holds so far. */
import type { Place, Rule } from './fields.ts';
import { closeTag, escapeBare, openTag } from './markup.ts';
import type { Prefixes } from './namespaces.ts';

export interface Frame {
  /** As the parser names it. */
  readonly tag: string;
  /** As in namespaces.ts. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly place: Place;
  readonly rule: Rule | undefined;
  readonly prefixes: Prefixes;
  /** `xml:base` in force, absolute. */
  readonly base: string | undefined;
  /** `xml:lang` in force. */
  readonly language: string | undefined;
  readonly person: { name?: string; email?: string; url?: string };
  text: string;
  /** Like `text`, escaped and with the tags inside; absent until the first tag. */
  markup: string | undefined;
}

/** The element of an entry itself, not one that is transparent inside it. */
export function isEntry({ name, place }: Frame): boolean {
  return place === 'entry' && (name === 'item' || name === 'entry');
}

/** An attribute by its name in lower case: CDF shouts, and nobody spells isPermaLink alike. */
export function attribute(frame: Frame, name: string): string | undefined {
  const direct = frame.attributes[name];
  if (direct !== undefined) return direct;
  for (const key in frame.attributes) if (key.toLowerCase() === name) return frame.attributes[key];
  return undefined;
}

/** The base inside an element; a base that is no address changes nothing. */
export function baseInside(
  attributes: Readonly<Record<string, string>>,
  outer: string | undefined,
  document: string | undefined,
): string | undefined {
  const own = attributes['xml:base'];
  if (own === undefined) return outer;
  return URL.parse(own.trim(), outer ?? document)?.href ?? outer;
}

/** Writes the tags inside an element that is being taken as HTML into its mark-up. */
export interface MarkupWriter {
  /** Tags open inside the element. */
  readonly depth: number;
  open(
    frame: Frame,
    tag: string,
    attributes: Readonly<Record<string, string>>,
    document: string | undefined,
  ): void;
  close(frame: Frame, tag: string): void;
  reset(): void;
}

/** Deeper tags are left out; their text stays. */
const DEEPEST_TAG = 200;

export function openMarkupWriter(): MarkupWriter {
  let bases: (string | undefined)[] = [];
  return {
    get depth() {
      return bases.length;
    },
    open(frame, tag, attributes, document) {
      const base = baseInside(attributes, bases.length > 0 ? bases.at(-1) : frame.base, document);
      bases.push(base);
      if (bases.length > DEEPEST_TAG) return;
      frame.markup ??= escapeBare(frame.text);
      frame.markup += openTag(bareName(tag), attributes, base ?? document);
    },
    close(frame, tag) {
      if (bases.length <= DEEPEST_TAG) frame.markup = (frame.markup ?? '') + closeTag(bareName(tag));
      bases.pop();
    },
    reset() {
      bases = [];
    },
  };
}

function bareName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}
