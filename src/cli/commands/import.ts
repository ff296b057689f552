/** `tearsheet import PATH…`: files of an older archive, tear sheets of another one, OPML. Doing it again changes nothing. */

import { isSourceId } from '../../article/source-id.ts';
import { type ImportReport, importFiles } from '../../desk/import.ts';
import { importPages } from '../../desk/import-pages.ts';
import { writeLists } from '../../desk/write-lists.ts';
import { ARCHIVE, type CommandBody, EXIT, JSON_OUT, UsageError } from '../command.ts';
import { followIndex } from '../follow-index.ts';
import { importOpml } from '../import-opml.ts';
import { mustBeFile, readInput } from '../input.ts';
import { keepFiles } from '../keep-files.ts';
import { findPlace, writing } from '../place.ts';
import { readWarc } from '../read-warc.ts';
import { keepHeapSmall } from '../small-heap.ts';
import { walkFiles } from '../walk-files.ts';

export const importCommand: CommandBody = {
  help: [
    'Folders are walked for .md, .txt and .html files; those that are no sheets are passed over and counted.',
    'Every file is also kept as it came: tearsheet export --to seed gives it back byte for byte.',
    '--json prints {"read", "new", "unchanged", "revised", "skipped", "failed":[{"path", "code", "message"}]}',
  ].join('\n'),
  minOperands: 1,
  options: [
    ARCHIVE,
    JSON_OUT,
    {
      name: 'source',
      short: 's',
      value: 'ID',
      about: "source of all of them; else each file's folder, else its address's host",
    },
    { name: 'zone', value: 'ZONE', about: 'zone of dates that name none' },
    { name: 'no-lists', about: 'leaves the Markdown lists as they are' },
  ],
  async run(invocation) {
    keepHeapSmall();
    const { terminal, operands, value, has, signal } = invocation;
    const place = await findPlace(invocation);
    const source = value('source');
    const zone = value('zone');
    if (source !== undefined && !isSourceId(source))
      throw new UsageError(`--source "${source}" may hold a–z, 0–9, "-", "." and "_" only.`);
    const opml = operands.filter((path) => /\.(?:opml|xml)$/i.test(path));
    const warcs = operands.filter((path) => /\.warc(?:\.gz)?$/i.test(path));
    const paths = operands.filter((path) => !opml.includes(path) && !warcs.includes(path));
    for (const path of warcs) await mustBeFile(path);
    for (const path of opml) {
      const list = await importOpml(await findPlace(invocation), path, (await readInput(path)).bytes);
      if (has('json')) await terminal.out(`${JSON.stringify(list)}\n`);
      else
        terminal.say(
          `${path}: ${list.subscriptions} subscriptions, ${list.added.length} sources added to tearsheet.toml.`,
        );
    }
    if (paths.length + warcs.length === 0) return EXIT.done;
    const report = await writing(place.root, 'import', async (archive) => {
      const options = {
        signal,
        ...(source !== undefined && { source }),
        ...(zone !== undefined && { zone }),
      };
      const done = await followIndex(archive, terminal, async ({ onKept }) => {
        const files = await importFiles(() => walkFiles(paths), keepFiles(archive, Date.now()), {
          ...options,
          onKept,
          onProgress: ({ read, failed }) => terminal.progress(`${read} files read, ${failed.length} failed`),
        });
        for (const path of warcs)
          addTo(files, await importPages(readWarc(path), archive, { ...options, onKept }));
        return files;
      });
      if (done.new + done.revised > 0 && !has('no-lists'))
        await writeLists(archive, place.settings, { signal });
      return done;
    });
    if (has('json')) await terminal.out(`${JSON.stringify(report)}\n`);
    else for (const line of sentences(report)) terminal.say(line);
    if (report.failed.length === 0) return EXIT.done;
    return report.failed.length === report.read ? EXIT.failed : EXIT.partly;
  },
};

/** Counts of one part of an import added to those of the rest. */
function addTo(sum: ImportReport, more: ImportReport): void {
  for (const name of ['read', 'new', 'unchanged', 'revised', 'skipped'] as const) sum[name] += more[name];
  sum.failed.push(...more.failed);
}

function sentences(report: ImportReport): string[] {
  const { read, failed, skipped } = report;
  const head = `${read} files read: ${report.new} new articles, ${report.revised} revised, ${report.unchanged} unchanged, ${failed.length} failed.`;
  const passed = skipped > 0 ? [`Passed over in these folders, being no sheets: ${skipped}.`] : [];
  const named = failed.slice(0, 20).map(({ path, code, message }) => `${path}: ${message} (${code})`);
  const more = failed.length > 20 ? [`… and ${failed.length - 20} more; --json names all.`] : [];
  return [head, ...passed, ...named, ...more];
}
