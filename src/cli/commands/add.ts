/** `tearsheet add URL…`: finds the feeds of a site, or takes a feed, and adds the source to tearsheet.toml. */
import { createInterface } from 'node:readline/promises';
import { isSourceId } from '../../article/source-id.ts';
import { type FoundFeed, findSources } from '../../desk/find-sources.ts';
import { openFetcher } from '../../fetch/fetcher.ts';
import { addSources, type NewSource } from '../add-source.ts';
import { courtesyOf } from '../collect-round.ts';
import {
  ARCHIVE,
  type CommandBody,
  EXIT,
  type Exit,
  type Invocation,
  JSON_OUT,
  UsageError,
} from '../command.ts';
import { findPlace } from '../place.ts';

export const add: CommandBody = {
  help: 'Where a site has several feeds it asks; without a terminal it takes the first, with --all every one, with --list none.',
  minOperands: 1,
  options: [
    ARCHIVE,
    JSON_OUT,
    { name: 'id', value: 'ID', about: 'id of the source; else made of its title or host' },
    { name: 'all', about: 'adds every feed that answers, one source each' },
    { name: 'list', about: 'says what was found and adds nothing' },
  ],
  async run(invocation): Promise<Exit> {
    const { terminal, operands, value, has, signal } = invocation;
    const id = value('id');
    if (id !== undefined && !isSourceId(id))
      throw new UsageError(`--id "${id}" may hold a–z, 0–9, "-", "." and "_" only.`);
    if (id !== undefined && operands.length > 1) throw new UsageError('--id goes with one address.');
    let place = await findPlace(invocation);
    const fetcher = openFetcher(courtesyOf(place.settings));
    let failed = 0;
    try {
      for (const operand of operands) {
        const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(operand) ? operand : `https://${operand}`;
        const found = await findSources(address, fetcher, signal);
        if (found.kind === 'none') {
          failed++;
          terminal.say(`${address}: ${found.message} (${found.code})`);
          if (has('json')) await terminal.out(`${JSON.stringify({ url: address, ...found })}\n`);
          continue;
        }
        const chosen = has('list') ? [] : await choose(found.feeds, invocation);
        const added = await addSources(
          place,
          chosen.map((feed) => asSource(feed, id)),
        );
        await tell(address, found.feeds, added, invocation);
        place = await findPlace(invocation);
      }
    } finally {
      await fetcher.close();
    }
    return failed === 0 ? EXIT.done : failed === operands.length ? EXIT.failed : EXIT.partly;
  },
};

function asSource({ url, title, format, language, site }: FoundFeed, id: string | undefined): NewSource {
  return {
    title,
    feeds: [url],
    ...(format === 'section' && { sections: [url] }),
    ...(id !== undefined && { id }),
    ...(site !== undefined && { site }),
    ...(language !== undefined && { language }),
  };
}

async function choose(
  feeds: readonly FoundFeed[],
  { has, terminal, signal }: Invocation,
): Promise<readonly FoundFeed[]> {
  if (has('all')) return feeds;
  const main = feeds.filter(({ minor }) => !minor);
  const [first] = main.length > 0 ? main : feeds;
  if (main.length < 2 || !terminal.interactive || !process.stdin.isTTY || has('json'))
    return first ? [first] : [];
  for (const [at, feed] of feeds.entries()) terminal.say(`  ${at + 1}  ${line(feed)}`);
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await prompt.question('Which of them? Numbers, or Enter for the first: ', { signal });
    const numbers = answer
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    return numbers.length === 0
      ? [first].filter((one) => one !== undefined)
      : feeds.filter((_, at) => numbers.includes(at + 1));
  } finally {
    prompt.close();
  }
}

function line({ title, url, format, entries, newestAt }: FoundFeed): string {
  const newest = newestAt === undefined ? '' : `, newest ${new Date(newestAt).toISOString().slice(0, 10)}`;
  return `${title} (${format}, ${entries} entries${newest})\n     ${url}`;
}

async function tell(
  url: string,
  feeds: readonly FoundFeed[],
  added: readonly (NewSource & { id: string })[],
  { terminal, has }: Invocation,
): Promise<void> {
  if (has('json'))
    return terminal.out(
      `${JSON.stringify({ url, kind: 'found', feeds, added: added.map(({ id, title, feeds: of }) => ({ id, title, feeds: of })) })}\n`,
    );
  if (has('list')) for (const feed of feeds) terminal.say(`  ${line(feed)}`);
  else if (added.length === 0) terminal.say(`${url}: followed already; nothing changed.`);
  for (const { id, title, feeds: of } of added) terminal.say(`Added ${id}: ${title}, ${of.join(', ')}`);
  if (added.length > 0 && feeds.length > added.length)
    terminal.say(`${feeds.length - added.length} more found there; tearsheet add --list ${url} names them.`);
  if (added.length > 0) terminal.say('Next: tearsheet collect');
}
