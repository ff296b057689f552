/** `tearsheet feed FILE|URL|-`: a feed the way tearsheet sees it; or, with --from-list, a feed a line. */
import { readFile } from 'node:fs/promises';
import { type FeedHints, readFeedBytes } from '../../desk/read-feed-page.ts';
import { feedJson } from '../../feed/feed-json.ts';
import { ACCEPT_FEED } from '../../fetch/request-headers.ts';
import { type CommandBody, EXIT, type Exit, type Invocation, JSON_OUT, UsageError } from '../command.ts';
import { getInput } from '../get-input.ts';
import { readJsonLines, unreadable } from '../input.ts';

export const feed: CommandBody = {
  help: [
    'Reads RSS, RDF, Atom, JSON Feed and CDF, damaged ones as far as they go.',
    '--json prints {"kind":"feed", "format", "title", …, "entries":[…]} or {"kind":"fault", "code"}.',
    '--from-list reads {"file": …, "url": …, "contentType": …} a line and prints one JSON result a line, in the same order.',
  ].join('\n'),
  maxOperands: 1,
  options: [
    { name: 'url', short: 'u', value: 'URL', about: 'address of the feed, for relative links' },
    JSON_OUT,
    { name: 'zone', value: 'ZONE', about: 'zone of dates that name none' },
    { name: 'language', value: 'TAG', about: 'language of dates written in words' },
    { name: 'from-list', value: 'FILE', about: 'many feeds; - for standard input' },
  ],
  async run(invocation) {
    const list = invocation.value('from-list');
    if (list !== undefined) return feedList(list, invocation);
    const [name] = invocation.operands;
    if (name === undefined) throw new UsageError('feed needs FILE, URL or -.');
    return feedOne(name, invocation);
  },
};

async function feedOne(name: string, invocation: Invocation): Promise<Exit> {
  const { terminal, has } = invocation;
  const input = await getInput(name, invocation.signal, ACCEPT_FEED);
  const url = invocation.value('url') ?? input.url;
  const result = feedJson(
    readFeedBytes(input.bytes, {
      ...context(invocation),
      ...(url !== undefined && { url }),
      ...(input.contentType !== undefined && { contentType: input.contentType }),
    }),
  );
  if (has('json')) await terminal.out(`${JSON.stringify(result)}\n`);
  if (result['kind'] === 'fault') {
    terminal.say(`${name} is no feed: ${String(result['message'])}`);
    return EXIT.failed;
  }
  if (!has('json')) await terminal.out(readable(result));
  return EXIT.done;
}

function context({ value }: Invocation): FeedHints {
  const zone = value('zone');
  const language = value('language');
  return { ...(zone !== undefined && { zone }), ...(language !== undefined && { language }) };
}

function readable(result: Record<string, unknown>): string {
  const entries = result['entries'] as readonly {
    title?: string;
    link?: string;
    published?: string;
    updated?: string;
  }[];
  const head = `${String(result['title'] ?? 'A feed without a title')} (${String(result['format'])}, ${entries.length} entries)\n`;
  const lines = entries.map(
    ({ title, link, published, updated }) =>
      `${(published ?? updated ?? 'no date').padEnd(24)}  ${title ?? '(no title)'}\n${' '.repeat(26)}${link ?? '(no address)'}\n`,
  );
  return `${head}\n${lines.join('')}`;
}

async function feedList(list: string, invocation: Invocation): Promise<Exit> {
  let missing = 0;
  for (const { file, url, contentType } of await readJsonLines(list)) {
    const name = String(file);
    const at = {
      ...context(invocation),
      ...(typeof url === 'string' && { url }),
      ...(typeof contentType === 'string' && { contentType }),
    };
    const result = await readFile(name).then(
      (bytes) => feedJson(readFeedBytes(bytes, at)),
      (error: unknown) => {
        missing++;
        return { kind: 'fault', code: 'unreadable', message: unreadable(name, error) };
      },
    );
    await invocation.terminal.out(`${JSON.stringify({ file, ...result })}\n`);
  }
  return missing === 0 ? EXIT.done : EXIT.partly;
}
