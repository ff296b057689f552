/** `tearsheet demo`: everything once, with no network: a newspaper on this machine, an archive of it, the reading room. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Newspaper, startNewspaper } from '../../demo/newspaper.ts';
import { printSource, readSettings } from '../../desk/settings.ts';
import { SETTINGS_FILE } from '../archive-folder.ts';
import { collectRound } from '../collect-round.ts';
import { type CommandBody, EXIT, type Invocation, wholeNumber } from '../command.ts';
import type { Place } from '../place.ts';
import { startServer, untilAborted } from '../start-server.ts';
import { makeArchive } from './init.ts';

export const demo: CommandBody = {
  help: 'The archive is made in a temporary folder and deleted at the end, unless --keep names a folder for it.',
  maxOperands: 0,
  options: [
    { name: 'port', short: 'p', value: 'N', about: 'port of the reading room (4650, or any free one)' },
    { name: 'keep', value: 'DIR', about: 'makes the archive there and leaves it' },
    { name: 'once', about: 'ends after collecting, without the reading room' },
  ],
  async run(invocation) {
    const { terminal, signal, value, has } = invocation;
    const kept = value('keep');
    const root = kept === undefined ? await mkdtemp(join(tmpdir(), 'tearsheet-demo-')) : resolve(kept);
    const newspaper = await startNewspaper();
    try {
      terminal.say(`A newspaper with invented articles is on ${newspaper.url}; collecting it into ${root}`);
      const place = await settle(root, newspaper);
      await collectRound(place, place.settings.sources, invocation, {
        lists: true,
        onReport: async ({ source, new: fresh, failed }) =>
          terminal.say(`  ${source}: ${fresh} articles${failed > 0 ? `, ${failed} could not be had` : ''}`),
      });
      if (!has('once')) await serveDemo(place, invocation, wholeNumber(invocation, 'port'));
      if (signal.aborted && kept === undefined)
        terminal.say('The demonstration is over; its archive is deleted.');
      return EXIT.done;
    } finally {
      await newspaper.close();
      if (kept === undefined) await rm(root, { recursive: true, force: true });
    }
  },
};

async function settle(root: string, newspaper: Newspaper): Promise<Place> {
  makeArchive(root);
  const host = new URL(newspaper.url).host;
  const sources = newspaper.sources.map(({ id, title, feed, language, zone }) =>
    printSource({ id, title, feeds: [feed], language, zone }),
  );
  const text = `[archive]\ntitle = "Demonstration"\n\n[fetch]\nallow = ["${host}"]\npause_ms = 0\n${sources.join('')}`;
  await writeFile(join(root, SETTINGS_FILE), text);
  return { root, settings: readSettings(text) };
}

async function serveDemo(
  place: Place,
  { terminal, signal }: Invocation,
  port: number | undefined,
): Promise<void> {
  const server = await startServer(place, terminal, { port, host: '127.0.0.1' });
  try {
    terminal.say(`\nThe reading room is open: ${server.url}\n`);
    terminal.say('An archive of your own, in another terminal or after Ctrl-C:');
    const launcher = process.argv[1] ?? 'tearsheet';
    terminal.say(`  ${launcher} init ~/news && cd ~/news`);
    terminal.say(`  ${launcher} add https://example.org     finds the feeds of a site`);
    terminal.say(`  ${launcher} collect                     fetches every article in full`);
    terminal.say(`  ${launcher} serve                       read, search, and collect on schedule`);
    terminal.say('("npm link" makes that "tearsheet".)');
    await untilAborted(signal);
  } finally {
    await server.close();
  }
}
