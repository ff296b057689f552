/** `tearsheet search QUERY`: articles that hold the words, best first, with what stands around them. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSourceId } from '../../article/source-id.ts';
import type { MendingIndex } from '../../desk/mending-index.ts';
import { lookAtSaved, readMarks, writeMarks } from '../../desk/saved-searches.ts';
import { searchJson } from '../../desk/search-json.ts';
import { printSearch } from '../../desk/settings.ts';
import { dayOf, type Span, spanOf } from '../../moment/day.ts';
import type { Answer, Hit, QueryFault, Search, SnippetRun } from '../../search/index-contract.ts';
import { SETTINGS_FILE } from '../archive-folder.ts';
import {
  ARCHIVE,
  type CommandBody,
  EXIT,
  type Exit,
  type Invocation,
  JSON_OUT,
  Refusal,
  UsageError,
  wholeNumber,
} from '../command.ts';
import { findPlace, type Place, reading, zoneOf } from '../place.ts';
import { printFacets } from '../print-facets.ts';
import { withIndex } from '../with-index.ts';

/** Characters shown on either side of a fault. */
const AROUND_FAULT = 60;
/** Takes two columns of a terminal. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\p{Emoji_Presentation}]/u;

export const search: CommandBody = {
  help: [
    'Words are all wanted; "phrases" in quotes; -not; OR; prefix*; title: by: section: source: lang:',
    'since:2022-01-05 until: on:; has:revisions|quotes|images; is:vanished. The language is described in docs/search.md.',
    '--json prints {"query", "total", "hits":[{"id", "title", "source", "publishedAt", "url", "path", "score", "snippet":[{"text", "match"}], "copies"?}], "next"?, "tookMs", "mark"}',
  ].join('\n'),
  options: [
    ARCHIVE,
    JSON_OUT,
    { name: 'since', value: 'DAY', about: 'published on that day or later: 2022-01-05, 2022-01, 2022' },
    { name: 'until', value: 'DAY', about: 'published on that day or before' },
    { name: 'source', short: 's', value: 'ID', multiple: true, about: 'of that source; may be given again' },
    { name: 'lang', short: 'l', value: 'TAG', multiple: true, about: 'in that language: zh, zh-Hans, en' },
    { name: 'newest', about: 'newest first, rather than best first' },
    { name: 'limit', short: 'n', value: 'N', about: 'so many hits (20)' },
    { name: 'offset', value: 'N', about: 'pass over so many' },
    {
      name: 'as-of',
      value: 'MARK',
      about: 'what was entered since is not seen; "mark" of an earlier --json answer',
    },
    {
      name: 'save',
      value: 'ID',
      about: 'saves the query under that id in tearsheet.toml; it gets a feed of its own',
    },
    { name: 'saved', about: 'every saved search, with how much is new since this was last asked' },
    {
      name: 'copies',
      value: 'HOW',
      about: 'articles that carry the same text: fold (one names the others; as text), each (with --json)',
    },
    { name: 'inflections', about: 'other forms of a word too: elections for election' },
    { name: 'facets', about: 'counts by source, language and month too' },
  ],
  async run(invocation) {
    const { terminal, has, operands } = invocation;
    const text = operands.join(' ');
    if (text.trim() === '' && !has('saved')) throw new UsageError('search needs QUERY.');
    const place = await findPlace(invocation);
    const zone = zoneOf(place.settings);
    return reading(place.root, (archive) =>
      withIndex(archive, terminal, async (index) => {
        if (has('saved')) return tellSaved(place, index, invocation);
        const answer = await index.findWhole({ text, ...restrictions(invocation, zone) }, terminal.say);
        if (answer.kind === 'fault')
          throw new Refusal(answer.code === 'query' ? pointed(text, answer as QueryFault) : answer.message);
        await save(place, text, invocation);
        if (has('json')) await terminal.out(`${JSON.stringify(searchJson(text, answer))}\n`);
        else {
          await terminal.out(readable(answer, zone, terminal.colour));
          await terminal.out(printFacets(answer));
          if (answer.next !== undefined) terminal.say(`\nMore: --offset ${answer.next}`);
        }
        return EXIT.done;
      }),
    );
  },
};

async function save(
  { root, settings }: Place,
  query: string,
  { value, terminal }: Invocation,
): Promise<void> {
  const id = value('save');
  if (id === undefined) return;
  if (!isSourceId(id)) throw new UsageError(`--save "${id}" may hold a–z, 0–9, "-", "." and "_" only.`);
  if (settings.searches.some((one) => one.id === id))
    throw new UsageError(`There is a search "${id}" already in tearsheet.toml.`);
  await appendFile(join(root, SETTINGS_FILE), printSearch({ id, title: query, query }));
  terminal.say(`Saved as ${id}. What is new: tearsheet search --saved; its feed: /feeds/searches/${id}.atom`);
}

async function tellSaved(
  { root, settings }: Place,
  index: MendingIndex,
  { terminal, has }: Invocation,
): Promise<Exit> {
  const whole = { find: (search: Search) => index.findWhole(search, terminal.say) };
  const found = await lookAtSaved(settings.searches, whole, await readMarks(root), zoneOf(settings));
  await writeMarks(root, found);
  if (has('json')) await terminal.out(`${JSON.stringify({ searches: found })}\n`);
  else if (found.length === 0)
    terminal.say('No search is saved yet. Save one with: tearsheet search --save ID QUERY');
  else
    for (const { id, title, total, fresh } of found)
      await terminal.out(`${`${fresh} new`.padStart(9)}  ${String(total).padStart(7)}  ${id}: ${title}\n`);
  return EXIT.done;
}

function restrictions(invocation: Invocation, zone: string): Omit<Search, 'text'> {
  const since = bound(invocation, 'since', 'from', zone);
  const until = bound(invocation, 'until', 'to', zone);
  const limit = wholeNumber(invocation, 'limit', 0);
  const offset = wholeNumber(invocation, 'offset', 0);
  const asOf = invocation.value('as-of');
  const sources = invocation.values('source');
  const languages = invocation.values('lang');
  const copies = invocation.value('copies') ?? (invocation.has('json') ? 'each' : 'fold');
  if (copies !== 'each' && copies !== 'fold')
    throw new UsageError(`--copies takes fold or each, not "${copies}".`);
  return {
    zone,
    copies,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(sources.length > 0 && { sources }),
    ...(languages.length > 0 && { languages }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
    ...(asOf !== undefined && { asOf }),
    ...(invocation.has('newest') && { order: 'newest' as const }),
    ...(invocation.has('inflections') && { inflections: true }),
    ...(invocation.has('facets') && { facets: true }),
  };
}

/** The first or last millisecond of a day, month or year. */
function bound(invocation: Invocation, name: string, edge: keyof Span, zone: string): number | undefined {
  const text = invocation.value(name);
  if (text === undefined) return undefined;
  const span = spanOf(text, zone);
  if (span === undefined) throw new UsageError(`--${name} takes a day such as 2022-01-05, not "${text}".`);
  return span[edge];
}

/** The line of the query that holds the fault, and a mark under its character. */
function pointed(query: string, { at, message }: QueryFault): string {
  const begin = query.lastIndexOf('\n', at - 1) + 1;
  const end = query.indexOf('\n', at);
  const before = plainLine(query.slice(begin, at));
  const shown = [...before].slice(-AROUND_FAULT);
  const behind = [...plainLine(query.slice(at, end < 0 ? undefined : end))].slice(0, AROUND_FAULT).join('');
  const room = shown.map((c) => (WIDE.test(c) ? '\u3000' : ' ')).join('');
  return `${message}\n  ${shown.join('')}${behind}\n  ${room}^`;
}

/** Nothing an article or a query says moves the cursor or changes the terminal. */
function plainLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function readable({ total, totalExact, hits, tookMs }: Answer, zone: string, colour: boolean): string {
  const head = `${totalExact ? '' : 'more than '}${total} ${total === 1 ? 'article' : 'articles'} (${Math.round(tookMs)} ms)\n`;
  return head + hits.map((hit) => readableHit(hit, zone, colour)).join('');
}

function readableHit(hit: Hit, zone: string, colour: boolean): string {
  const { source, snippet, path, copies } = hit;
  const title = plainLine(hit.title);
  const dated = ({ publishedAt }: Hit) =>
    (publishedAt === undefined ? undefined : dayOf(publishedAt, zone)) ?? 'date unknown';
  const mark = ({ text: written, match }: SnippetRun) => {
    const text = plainLine(written);
    return match ? (colour ? `\x1b[1;33m${text}\x1b[0m` : `[${text}]`) : text;
  };
  const name = colour ? `\x1b[1m${title}\x1b[0m` : title;
  const also = copies?.map((copy) => `${copy.source} ${dated(copy)} ${copy.path}`).join('\n    ');
  return `\n${name}\n  ${dated(hit)} · ${source} · ${path}\n  ${snippet.map(mark).join('').replace(/\s+/g, ' ')}\n${also ? `  The same text:\n    ${also}\n` : ''}`;
}
