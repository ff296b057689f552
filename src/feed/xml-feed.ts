/**
 * RSS, RDF, Atom and CDF in one pass over the events of htmlparser2, which reads damaged XML as far as it goes.
 * Every open element is a frame that knows where it stands; an element with a rule (fields.ts) is taken when it ends.
 * An entry never waits for its end tag: the next entry ends it.
 */
import { Parser } from 'htmlparser2';
import { type Draft, fill, finishEntry, finishFeed, isBlank, openDraft } from './draft.ts';
import type { Feed, FeedContext, FeedFormat } from './feed.ts';
import { PERSON_FIELDS, type Place, type Rule, ruleOf } from './fields.ts';
import { attribute, baseInside, type Frame, isEntry, openMarkupWriter } from './frame.ts';
import { escapeText } from './markup.ts';
import { mended } from './mend.ts';
import { knownName, NO_PREFIXES, withDeclared } from './namespaces.ts';
import { openReference, referencesToHtml, resolveReferences } from './references.ts';
import { plainValue, take } from './take.ts';

/** Feeds are flat; what nests deeper is an attack, and is not read on. */
const DEEPEST = 600;

/** Elements that were never closed, such as every item of a feed, pile up in the parser. */
const MOST_OPEN = 20_000;

/** Longest declaration of entities looked at, and how many are taken from it. */
const DOCTYPE_LENGTH = 20_000;
const MOST_ENTITIES = 500;
const ENTITY = /!entity\s+([\w.-]+)\s+(?:"([^"]{0,1000})"|'([^']{0,1000})')/gi;

const ROOTS: Readonly<Record<string, FeedFormat>> = { rss: 'rss', 'rdf:rdf': 'rdf', feed: 'atom' };

/** Hosts that serve other people's feeds: what is relative is so to the publisher. */
const PROXIES =
  /^https?:\/\/(?:feeds\d?\.feedburner\.com|feedproxy\.google\.com|rss\.app|feeds\.feedblitz\.com|[^/]*rsshub[^/]*)\//i;

/** Elements that only a page has, and those a page without `<html>` begins with. */
const PAGES = new Set(['html', 'xhtml:html']);
const HEADLESS = new Set(['head', 'body', 'title', 'div', 'p', 'script']);

/** Rules of elements that are taken by what stands inside them, not by their text. */
const CONTAINERS = new Set<Rule[0]>(['within', 'source', 'media', 'person']);

export interface XmlFeedReader {
  write(text: string): void;
  /** `feed` is undefined when none was met. */
  end(): { readonly feed: Feed | undefined; readonly sawHtml: boolean };
  /** Whether there is no use in writing more. */
  readonly full: boolean;
}

export function openXmlFeedReader(context: FeedContext): XmlFeedReader {
  const frames: Frame[] = [];
  const feed = openDraft();
  const entries: Draft[] = [];
  const openEntries: Draft[] = [];
  const entities = new Map<string, string>();
  const inside = openMarkupWriter();
  let entry: Draft | undefined;
  let format: FeedFormat | undefined;
  let capture: Frame | undefined;
  let openTags = 0;
  let inCdata = false;
  /** The beginning of a reference at the end of a piece. */
  let pending = '';
  let full = false;
  let sawHtml = false;

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        full ||= ++openTags > MOST_OPEN || frames.length + inside.depth > DEEPEST;
        if (full) return;
        flush();
        for (const name in attributes) attributes[name] = resolveReferences(attributes[name] ?? '', entities);
        if (capture === undefined || endsCapture(capture, tag)) open(tag, attributes);
        else inside.open(capture, tag, attributes, context.url);
      },
      ontext(data) {
        const frame = capture ?? frames.at(-1);
        if (full || frame === undefined || (capture === undefined && frame.rule?.[0] !== 'person')) return;
        if (inCdata) {
          frame.text += data;
          if (frame.markup !== undefined) frame.markup += escapeText(data);
          return;
        }
        const whole = pending + data;
        const open = openReference(whole);
        pending = open === 0 ? '' : whole.slice(-open);
        const text = open === 0 ? whole : whole.slice(0, -open);
        put(frame, text);
      },
      oncdatastart() {
        flush();
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
      onclosetag(tag) {
        openTags--;
        if (full) return;
        flush();
        if (capture !== undefined && inside.depth > 0) inside.close(capture, tag);
        else closeTo(tag);
      },
      onprocessinginstruction(name, data) {
        if (/^!(?:doctype|entity)$/i.test(name) && entities.size < MOST_ENTITIES) {
          readDoctype(data.slice(0, DOCTYPE_LENGTH));
        }
      },
    },
    { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: false },
  );

  function readDoctype(data: string): void {
    if (/^!doctype\s+html/i.test(data)) sawHtml = true;
    for (const [, name = '', double, single] of data.matchAll(ENTITY))
      entities.set(name, double ?? single ?? '');
  }

  function put(frame: Frame, raw: string): void {
    frame.text += resolveReferences(raw, entities);
    if (frame.markup !== undefined) frame.markup += referencesToHtml(raw);
  }

  /** What looked like the beginning of a reference was none. */
  function flush(): void {
    const frame = capture ?? frames.at(-1);
    if (pending !== '' && frame !== undefined) put(frame, pending);
    pending = '';
  }

  /** Whether a tag inside a text says that the text and its entry were never closed. */
  function endsCapture(frame: Frame, tag: string): boolean {
    return (
      (tag === 'item' || tag === 'entry') && entry !== undefined && attribute(frame, 'type') === undefined
    );
  }

  /** Closes the innermost element of that name and what is open inside it; an end tag without one says nothing. */
  function closeTo(tag: string): void {
    const at = frames.findLastIndex((frame) => frame.tag === tag);
    while (at >= 0 && frames.length > at) close();
  }

  /** Ends the texts that an entry left open; of entries inside entries, one is borne: an empty `<item />` ends nothing. */
  function leaveEntry(): void {
    const at = frames.findLastIndex(isEntry);
    const keep = openEntries.length > 1 ? at : at + 1;
    while (at >= 0 && frames.length > keep) close();
  }

  function open(tag: string, attributes: Record<string, string>): void {
    if (tag === 'item' || tag === 'entry') leaveEntry();
    const parent = frames.at(-1);
    const around = parent?.place ?? 'outside';
    const prefixes = withDeclared(parent?.prefixes ?? NO_PREFIXES, attributes);
    const name = knownName(tag, prefixes);
    const rule = ruleOf(name, around);
    const frame: Frame = {
      tag,
      name,
      attributes,
      place: placeOf(name, around, rule),
      rule,
      prefixes,
      base: baseInside(attributes, parent?.base, context.url),
      language: attributes['xml:lang']?.trim() || parent?.language,
      person: {},
      text: '',
      markup: undefined,
    };
    frames.push(frame);
    if (isEntry(frame)) beginEntry(frame);
    else if (frame.place === 'feed' && around === 'outside') beginFeed(frame);
    const field = around === 'person' && PERSON_FIELDS[name] !== undefined;
    if (field || (rule !== undefined && !CONTAINERS.has(rule[0]))) {
      capture = frame;
      inside.reset();
    }
  }

  function placeOf(name: string, around: Place, rule: Rule | undefined): Place {
    if ((name === 'item' || name === 'entry') && around !== 'source') return 'entry';
    if (around === 'outside') return rootPlace(name);
    if (rule === undefined) return 'aside';
    const [how] = rule;
    if (how === 'within') return around;
    return how === 'person' || how === 'source' || how === 'media' ? how : 'aside';
  }

  function rootPlace(name: string): Place {
    format ??= ROOTS[name];
    if (PAGES.has(name) || (frames.length === 0 && HEADLESS.has(name))) sawHtml = true;
    if (name === 'channel') format ??= 'cdf';
    return name === 'feed' || name === 'channel' ? 'feed' : 'outside';
  }

  function beginFeed(frame: Frame): void {
    feed.language ??= frame.language;
    takeAttributes(feed, frame);
  }

  function beginEntry(frame: Frame): void {
    entry = openDraft(attribute(frame, 'xml:lang')?.trim());
    entries.push(entry);
    openEntries.push(entry);
    takeAttributes(entry, frame);
  }

  /** What CDF and RDF say in attributes. */
  function takeAttributes(draft: Draft, frame: Frame): void {
    const about = frame.attributes['rdf:about'] ?? '';
    fill(draft, 'id', 5, plainValue(about), frame.base);
    if (/^https?:/i.test(about.trim())) fill(draft, 'link', 6, plainValue(about), frame.base);
    fill(draft, 'link', 0, plainValue(attribute(frame, 'href') ?? ''), frame.base);
    fill(draft, 'updated', 0, plainValue(attribute(frame, 'lastmod') ?? ''), frame.base);
  }

  function close(): void {
    const frame = frames.pop();
    if (frame === undefined) return;
    frame.text = mended(frame.text);
    if (frame.markup !== undefined) frame.markup = mended(frame.markup);
    if (capture === frame) {
      capture = undefined;
      inside.reset();
    }
    const parent = frames.at(-1);
    if (isEntry(frame)) endEntry();
    else if (parent?.place === 'person' && frame.place === 'aside') intoPerson(frame, parent);
    else finish(frame, parent?.place);
  }

  function endEntry(): void {
    const ended = openEntries.pop();
    entry = openEntries.at(-1);
    if (entry !== undefined && ended !== undefined && isBlank(ended))
      entries.splice(entries.lastIndexOf(ended), 1);
  }

  function intoPerson(frame: Frame, parent: Frame): void {
    const field = PERSON_FIELDS[frame.name];
    const text = frame.text.trim();
    if (field !== undefined && text !== '') parent.person[field] ??= text;
  }

  function finish(frame: Frame, around: Place | undefined): void {
    const draft = around === 'feed' ? feed : entry;
    if (draft === undefined || frame.rule === undefined || around === undefined || around === 'outside')
      return;
    take(draft, frame, frame.rule, {
      url: context.url,
      atom: format === 'atom',
      inEntry: draft === entry,
    });
  }

  return {
    get full() {
      return full;
    },
    write(text) {
      parser.write(text);
    },
    end() {
      parser.end();
      full = false;
      while (frames.length > 0) close();
      const found = format ?? (entries.length > 0 && !sawHtml ? 'rss' : undefined);
      return { feed: found === undefined ? undefined : finished(found), sawHtml };
    },
  };

  function finished(found: FeedFormat): Feed {
    const language = feed.slots.language?.value.value.trim() || feed.language || context.language;
    const link = feed.slots.link?.value.value;
    const own = context.url !== undefined && PROXIES.test(context.url) ? undefined : context.url;
    const url = own ?? (link !== undefined && /^https?:/i.test(link) ? link : context.url);
    const full = { ...context, ...(language && { language }), ...(url && { url }) };
    return finishFeed(
      feed,
      found,
      entries.map((draft) => finishEntry(draft, full)),
      full,
    );
  }
}
