/** `tearsheet extract FILE|URL|-`: one page → its article; or, with --from-list, a page a line. */

import { articleId } from '../../article/identity.ts';
import { printMarkdown } from '../../article/print-markdown.ts';
import { printSheet } from '../../article/print-sheet.ts';
import { sourceIdFrom } from '../../article/source-id.ts';
import { plainText } from '../../article/text.ts';
import { decodeText } from '../../charset/charset.ts';
import { readBytes } from '../../desk/read-bytes.ts';
import type { RulesFile } from '../../desk/rules-file.ts';
import { explainPage } from '../../extract/explain.ts';
import { type Clipping, clip, type NoStory } from '../../extract/index.ts';
import type { SiteRules } from '../../extract/rules/site-rules.ts';
import {
  type CommandBody,
  EXIT,
  type Exit,
  type Invocation,
  JSON_OUT,
  UsageError,
  wholeNumber,
} from '../command.ts';
import { clippingJson, type ExtractResult, type ExtractTask, extractLine } from '../extract-line.ts';
import { getInput } from '../get-input.ts';
import { type Input, readJsonLines } from '../input.ts';
import { orderedPool, workerModule } from '../ordered-pool.ts';
import { readRules } from '../site-rules.ts';

export const extract: CommandBody = {
  help: [
    'Without an output option the article is printed as text under its headline.',
    '--json prints {"kind":"article", "title", "byline", "publishedAt", "text", "html", "images", …}',
    'or {"kind":"no-story", "code"}: empty, not-html, front-page, login, consent, error-page, video, too-large, no-text.',
    '--from-list reads {"file": …, "url": …} a line and prints one JSON result a line, in the same order.',
  ].join('\n'),
  maxOperands: 1,
  options: [
    {
      name: 'url',
      short: 'u',
      value: 'URL',
      about: 'address of the page, for relative links and the cascade of dates',
    },
    JSON_OUT,
    { name: 'sheet', about: 'the article as a tear sheet' },
    { name: 'text', about: 'the text of the body alone' },
    { name: 'markdown', about: 'the article as Markdown' },
    { name: 'html', about: 'the body as HTML' },
    { name: 'why', about: 'with --json: which rule kept or left out each block' },
    { name: 'explain', about: 'an HTML page that shows every block coloured by decision' },
    {
      name: 'rules',
      value: 'FILE',
      about: 'rules of the site, as in rules/<host>.toml; without a page, tries them on their own test',
    },
    { name: 'zone', value: 'ZONE', about: 'zone of times that name none: Asia/Shanghai, +08:00' },
    { name: 'from-list', value: 'FILE', about: 'many pages; - for standard input' },
    { name: 'jobs', short: 'j', value: 'N', about: 'with --from-list: that many pages at once (1)' },
  ],
  async run(invocation) {
    const list = invocation.value('from-list');
    if (list !== undefined) return extractList(list, invocation);
    const [name] = invocation.operands;
    const rulesFile = invocation.value('rules');
    const file = rulesFile === undefined ? undefined : await readRules(rulesFile);
    if (name === undefined && file?.test) return tryRules(file.test, file.rules, invocation);
    if (name === undefined) throw new UsageError('extract needs FILE, URL or -.');
    return extractOne(await getInput(name, invocation.signal), file?.rules, invocation);
  },
};

/** Fetches the test address of a site's rules and looks for the words that must be there. */
async function tryRules(
  test: NonNullable<RulesFile['test']>,
  rules: SiteRules,
  { signal, terminal }: Invocation,
): Promise<Exit> {
  const input = await getInput(test.address, signal);
  const reading = readBytes(input.bytes, { url: test.address });
  const clipping = reading.kind === 'page' ? clip(reading.page, { rules }) : reading;
  const text = clipping.kind === 'clipping' ? plainText(clipping.body) : '';
  const missing = test.words.filter((words: string) => !text.includes(words));
  for (const words of missing) terminal.say(`Not in the body of ${test.address}: ${words}`);
  if (missing.length === 0) terminal.say(`All ${test.words.length} are in the body of ${test.address}.`);
  return missing.length === 0 ? EXIT.done : EXIT.failed;
}

async function extractOne(input: Input, rules: SiteRules | undefined, invocation: Invocation): Promise<Exit> {
  const { terminal, has, value } = invocation;
  const url = value('url') ?? input.url;
  const zone = value('zone');
  const at = {
    ...(url !== undefined && { url }),
    ...(zone !== undefined && { zone }),
    ...(input.retrievedAt !== undefined && { retrievedAt: input.retrievedAt }),
    ...(input.contentType !== undefined && { contentType: input.contentType }),
  };
  if (has('explain')) {
    await terminal.out(explainPage(decodeText(input.bytes, { kind: 'html' }).text, at));
    return EXIT.done;
  }
  const reading = readBytes(input.bytes, at);
  const options = { why: has('why'), ...(rules && { rules }) };
  const clipping = reading.kind === 'page' ? clip(reading.page, options) : reading;
  if (has('json')) await terminal.out(`${JSON.stringify(clippingJson(clipping, url))}\n`);
  if (clipping.kind === 'no-story') {
    terminal.say(`${input.name}: ${noStorySentence(clipping)}`);
    return EXIT.failed;
  }
  if (!has('json')) await terminal.out(printed(clipping, url, has));
  return EXIT.done;
}

const NO_STORY: Readonly<Record<NoStory['code'], string>> = {
  empty: 'it is empty.',
  'not-html': 'it is no HTML page.',
  'front-page': 'it is a front page or a list of stories, not a story.',
  login: 'it asks for a login.',
  consent: 'it asks for consent and shows no story.',
  'error-page': 'it is an error page.',
  video: 'it is a video without a text.',
  'too-large': 'it is too large to be read.',
  'no-text': 'it holds no text that could be a story.',
};

function noStorySentence(clipping: NoStory & { message?: string }): string {
  return `no story: ${clipping.message ?? NO_STORY[clipping.code]}`;
}

function printed(clipping: Clipping, url: string | undefined, has: Invocation['has']): string {
  if (has('text')) return `${plainText(clipping.body)}\n`;
  if (has('html')) return `${clippingJson(clipping, url)['html']}\n`;
  if (has('sheet')) return printSheet(asArticle(clipping, url));
  if (has('markdown')) return printMarkdown(asArticle(clipping, url));
  const { headline, standfirst, byline, publishedAt, body } = clipping;
  const head = [
    headline,
    standfirst,
    byline.join(', '),
    publishedAt === undefined ? '' : new Date(publishedAt).toISOString(),
  ];
  return `${head.filter(Boolean).join('\n')}\n\n${plainText(body)}\n`;
}

function asArticle({ kind: _kind, why: _why, ...clipping }: Clipping, url = '') {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  const {
    siteName: _siteName,
    mainImage: _mainImage,
    free: _free,
    nextPage: _nextPage,
    ...fields
  } = clipping;
  return {
    ...fields,
    id: articleId(clipping.canonicalUrl ?? url),
    source: sourceIdFrom(host) || 'unknown',
    url,
  };
}

async function extractList(list: string, { terminal, has, value, ...invocation }: Invocation): Promise<Exit> {
  const zone = value('zone');
  const lines = await readJsonLines(list);
  const tasks = lines.map(({ file, url, contentType }): ExtractTask => {
    const at = {
      ...(typeof url === 'string' && url !== '' && { url }),
      ...(zone !== undefined && { zone }),
      ...(typeof contentType === 'string' && { contentType }),
    };
    return { file: String(file), at, why: has('why') };
  });
  const jobs = wholeNumber({ terminal, has, value, ...invocation }, 'jobs', 1) ?? 1;
  const results =
    jobs > 1
      ? orderedPool<ExtractTask, ExtractResult>(
          workerModule('../extract-worker', import.meta.url),
          tasks,
          jobs,
        )
      : inTurn(tasks);
  let unreadable = 0;
  for await (const result of results) {
    if (result['code'] === 'unreadable') unreadable++;
    await terminal.out(`${JSON.stringify(result)}\n`);
  }
  if (unreadable > 0)
    terminal.say(`${unreadable} of ${tasks.length} files could not be read; their lines say so.`);
  return unreadable === 0 ? EXIT.done : EXIT.partly;
}

async function* inTurn(tasks: readonly ExtractTask[]): AsyncIterable<ExtractResult> {
  for (const task of tasks) yield await extractLine(task);
}
