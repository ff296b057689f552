/** `tearsheet export --to FORMAT OUT`: the archive in another form. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Archive } from '../../archive/open-archive.ts';
import { sheetJson } from '../../article/sheet-json.ts';
import { exportSeed } from '../../desk/export-seed.ts';
import { printOpml } from '../../feed/opml.ts';
import {
  ARCHIVE,
  type CommandBody,
  EXIT,
  type Exit,
  type Invocation,
  JSON_OUT,
  UsageError,
} from '../command.ts';
import { findPlace, type Place, reading } from '../place.ts';
import { reference } from './show.ts';

type Exporter = (place: Place, out: string | undefined, invocation: Invocation) => Promise<number>;

const FORMATS: Readonly<Record<string, Exporter>> = { seed: toSeed, jsonl: toJsonl, opml: toOpml };

export const exportCommand: CommandBody = {
  help: 'seed wants a folder for OUT; jsonl and opml a file, standard output when it is left out.',
  maxOperands: 1,
  options: [
    ARCHIVE,
    JSON_OUT,
    { name: 'to', short: 't', value: 'FORMAT', about: Object.keys(FORMATS).join(', ') },
  ],
  async run(invocation): Promise<Exit> {
    const { value, operands, has, terminal } = invocation;
    const format = value('to');
    const exporter = FORMATS[format ?? ''];
    if (!exporter)
      throw new UsageError(
        `export --to takes ${Object.keys(FORMATS).join(', ')}${format ? `, not "${format}"` : ''}.`,
      );
    const out = operands[0] === '-' ? undefined : operands[0];
    const place = await findPlace(invocation);
    const written = await exporter(place, out, invocation);
    if (out === undefined) return EXIT.done;
    if (has('json')) await terminal.out(`${JSON.stringify({ to: format, out: resolve(out), written })}\n`);
    else
      terminal.say(
        `${written} ${format === 'opml' ? 'sources' : format === 'seed' ? 'files' : 'articles'} written to ${out}.`,
      );
    return EXIT.done;
  },
};

async function toSeed(
  { root }: Place,
  out: string | undefined,
  { signal, terminal }: Invocation,
): Promise<number> {
  if (out === undefined) throw new UsageError('export --to seed needs a folder to write to.');
  return reading(root, async (archive) => {
    let written = 0;
    for await (const { path, bytes } of exportSeed(archive)) {
      if (signal.aborted) break;
      const file = join(out, ...path.split('/').map(fileName));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
      terminal.progress(`${++written} files written`);
    }
    return written;
  });
}

/** Windows knows neither colons nor backslashes in names. */
function fileName(name: string): string {
  return process.platform === 'win32' ? name.replace(/[<>:"\\|?*]/g, '_') : name;
}

async function toJsonl(
  { root }: Place,
  out: string | undefined,
  { signal, terminal }: Invocation,
): Promise<number> {
  return reading(root, (archive) =>
    toFile(out, terminal, async (write) => {
      let written = 0;
      for await (const line of articleLines(archive)) {
        if (signal.aborted) break;
        await write(`${JSON.stringify(line)}\n`);
        written++;
      }
      return written;
    }),
  );
}

/** One line an article, with its earlier states named; damaged sheets are left to `verify`. */
async function* articleLines(archive: Archive) {
  for await (const kept of archive.walk()) {
    if (kept.kind !== 'sheet') continue;
    const states = await archive.revisions(kept.article.id);
    yield sheetJson(kept.article, kept.path, states.filter(({ revision }) => revision > 0).map(reference));
  }
}

async function toOpml(
  { settings }: Place,
  out: string | undefined,
  { terminal }: Invocation,
): Promise<number> {
  const subscriptions = settings.sources.flatMap(({ title, feeds, site, language, folder }) =>
    feeds.map((feedUrl) => ({
      feedUrl,
      title,
      folder: folder?.split('/') ?? [],
      ...(site !== undefined && { siteUrl: site }),
      ...(language !== undefined && { language }),
    })),
  );
  return toFile(out, terminal, async (write) => {
    await write(printOpml({ title: settings.title, subscriptions }));
    return settings.sources.length;
  });
}

async function toFile(
  out: string | undefined,
  terminal: Invocation['terminal'],
  work: (write: (text: string) => Promise<void>) => Promise<number>,
): Promise<number> {
  if (out === undefined) return work((text) => terminal.out(text));
  await mkdir(dirname(resolve(out)), { recursive: true });
  const handle = await open(out, 'w');
  const stream = createWriteStream(out, { fd: handle });
  const written = await work(async (text) => {
    if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
  });
  stream.end();
  await finished(stream);
  return written;
}
