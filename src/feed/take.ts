/** An element that has ended, by its rule → facts of the feed or entry it stands in. */
import { type Draft, fill } from './draft.ts';
import type { Rule, Slot } from './fields.ts';
import { attribute, type Frame } from './frame.ts';
import { absolute, htmlToText, oneLine } from './markup.ts';
import { personOf, readPerson } from './person.ts';
import { type TextValue, textValue } from './text-value.ts';

export interface Surroundings {
  /** Address of the feed. */
  readonly url: string | undefined;
  /** In Atom a text without a type is plain. */
  readonly atom: boolean;
  readonly inEntry: boolean;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export function plainValue(value: string): TextValue {
  return { kind: 'plain', value: value.trim(), declared: true };
}

export function take(draft: Draft, frame: Frame, rule: Rule, around: Surroundings): void {
  const [how, first = 0, rank = 0] = rule;
  if (how === 'plain') takePlain(draft, frame, first as Slot, rank, around);
  else if (how === 'text') takeText(draft, frame, first as Slot, rank, around);
  else if (how === 'person') takePerson(draft, frame, first as number, around);
  else TAKERS[how]?.(draft, frame, around);
}

function takePlain(draft: Draft, frame: Frame, slot: Slot, rank: number, around: Surroundings): void {
  const id = slot === 'id' && frame.text.trim().startsWith('/');
  const value = id ? absolute(frame.text, frame.base ?? around.url) : frame.text;
  fill(draft, slot, rank, plainValue(value), frame.base);
  // An Atom entry without links whose id is an address.
  if (slot === 'id' && around.inEntry && /^https?:/i.test(frame.text.trim())) {
    fill(draft, 'link', 7, plainValue(frame.text), frame.base);
  }
}

function takeText(draft: Draft, frame: Frame, slot: Slot, rank: number, around: Surroundings): void {
  const type = attribute(frame, 'type');
  const mode = attribute(frame, 'mode');
  const captured = {
    text: frame.text,
    ...(frame.markup !== undefined && { markup: frame.markup }),
    ...(type !== undefined && { type }),
    ...(mode !== undefined && { mode }),
  };
  fill(draft, slot, rank, textValue(captured, around.atom), frame.base);
  const source = slot === 'content' ? attribute(frame, 'src') : undefined;
  if (source !== undefined) fill(draft, 'link', 4, plainValue(source), frame.base);
}

function takePerson(draft: Draft, frame: Frame, rank: number, around: Surroundings): void {
  const url = frame.person.url && absolute(frame.person.url, frame.base ?? around.url);
  const person = personOf({ ...frame.person, ...(url && { url }) }) ?? readPerson(frame.text);
  if (person !== undefined) draft.people.push({ rank, person });
}

type Taker = (draft: Draft, frame: Frame, around: Surroundings) => void;

const TAKERS: Readonly<Partial<Record<Rule[0], Taker>>> = {
  link: takeLink,
  guid(draft, frame) {
    fill(draft, 'id', 0, plainValue(frame.text), frame.base);
    const permanent = attribute(frame, 'ispermalink')?.trim().toLowerCase() !== 'false';
    if (permanent && /^https?:/i.test(frame.text.trim()))
      fill(draft, 'link', 5, plainValue(frame.text), frame.base);
  },
  category(draft, frame) {
    const named = ['label', 'term', 'text'].map((name) => attribute(frame, name)).find(Boolean);
    add(draft.categories, named ?? frame.text);
  },
  keywords(draft, frame) {
    for (const word of frame.text.split(/[,;，、]/)) add(draft.categories, word);
  },
  enclosure(draft, frame, around) {
    enclose(draft, frame, attribute(frame, 'url') ?? attribute(frame, 'href') ?? frame.text, around);
  },
  media(draft, frame, around) {
    enclose(draft, frame, attribute(frame, 'url') ?? '', around);
  },
  thumbnail(draft, frame) {
    fill(
      draft,
      'image',
      0,
      plainValue(attribute(frame, 'url') ?? attribute(frame, 'href') ?? ''),
      frame.base,
    );
  },
  hour(draft, frame) {
    const hour = Number(frame.text.trim());
    if (frame.text.trim() !== '' && Number.isInteger(hour) && hour >= 0 && hour <= 24)
      draft.hours.push(hour % 24);
  },
  day(draft, frame) {
    const day = WEEKDAYS.indexOf(frame.text.trim().toLowerCase());
    if (day >= 0) draft.days.push(day);
  },
};

function add(list: string[], word: string): void {
  const text = htmlToText(word);
  if (text !== '') list.push(text);
}

function enclose(draft: Draft, frame: Frame, address: string, around: Surroundings): void {
  const url = absolute(oneLine(address), frame.base ?? around.url);
  if (url === '' || draft.enclosures.some((one) => one.url === url)) return;
  const type = attribute(frame, 'type') || MEDIUMS[attribute(frame, 'medium') ?? ''];
  const bytes = Number(attribute(frame, 'length') ?? attribute(frame, 'filesize'));
  draft.enclosures.push({
    url,
    ...(type && { type }),
    ...(bytes > 0 && Number.isFinite(bytes) && { bytes }),
  });
}

/** Media RSS may name only the medium. */
const MEDIUMS: Readonly<Record<string, string>> = { image: 'image/*', video: 'video/*', audio: 'audio/*' };

const RELATED = new Set(['self', 'next', 'prev-archive', 'hub']);

function takeLink(draft: Draft, frame: Frame, around: Surroundings): void {
  const address = (attribute(frame, 'href') || frame.text).trim();
  if (address === '') return;
  const rel = attribute(frame, 'rel')?.trim().toLowerCase() || 'alternate';
  if (rel === 'enclosure') enclose(draft, frame, address, around);
  if (RELATED.has(rel) && !around.inEntry) draft.related[rel] ??= absolute(address, frame.base ?? around.url);
  if (rel !== 'alternate') return;
  // RSS says its address in text; Atom's element beside it may be the feed's own, its rel forgotten.
  const foreign = !around.atom && frame.tag.includes(':') ? 2 : 0;
  const rank = alternateRank(attribute(frame, 'type')?.toLowerCase()) + foreign;
  fill(draft, 'link', rank, plainValue(address), frame.base);
}

/** Pages before other renderings of the same. */
function alternateRank(type: string | undefined): number {
  if (type === undefined || type === '' || type.includes('html')) return 0;
  return type.startsWith('text/') ? 1 : 3;
}
