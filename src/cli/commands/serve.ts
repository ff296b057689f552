/** `tearsheet serve`: the reading room and the API on one port, and collecting on schedule. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type HubDoor, openHubDoor } from '../../desk/hub-door.ts';
import { readSubscriptions, writeSubscriptions } from '../../desk/source-state.ts';
import { collectRound } from '../collect-round.ts';
import { ARCHIVE, type CommandBody, EXIT, type Invocation, UsageError, wholeNumber } from '../command.ts';
import { findPlace, type Place } from '../place.ts';
import { startServer, untilAborted } from '../start-server.ts';

/** How often sources are asked whether they are due; being due is decided by each feed's own schedule. */
const TICK_MS = 60_000;

export const serveCommand: CommandBody = {
  maxOperands: 0,
  options: [
    ARCHIVE,
    { name: 'port', short: 'p', value: 'N', about: 'port (4650, or any free one when that is taken)' },
    { name: 'host', value: 'ADDRESS', about: 'address to listen on (127.0.0.1: this machine alone)' },
    { name: 'no-collect', about: 'reading only' },
    {
      name: 'public-url',
      value: 'URL',
      about:
        'address under which the world reaches this server; feeds with a WebSub hub then tell of news at once',
    },
  ],
  async run(invocation) {
    const { terminal, signal, value, has } = invocation;
    const place = await findPlace(invocation);
    const hub = await hubDoor(place, value('public-url'));
    const server = await startServer(place, terminal, {
      port: wholeNumber(invocation, 'port'),
      host: value('host') ?? '127.0.0.1',
      ...(hub && { hub }),
    });
    terminal.say(`The reading room is open: ${server.url}`);
    try {
      await Promise.all([
        untilAborted(signal),
        has('no-collect') ? undefined : collectOnSchedule(place, invocation, hub),
      ]);
      return EXIT.done;
    } finally {
      await server.close();
    }
  },
};

async function hubDoor({ root }: Place, publicUrl: string | undefined): Promise<HubDoor | undefined> {
  if (publicUrl === undefined) return undefined;
  if (!/^https?:$/.test(URL.canParse(publicUrl) ? new URL(publicUrl).protocol : '')) {
    throw new UsageError(
      `--public-url ${publicUrl} is no http(s) address; try --public-url https://archive.example.`,
    );
  }
  const earlier = await readSubscriptions(root);
  return openHubDoor({ publicUrl, earlier, save: writeSubscriptions.bind(undefined, root), clock: Date.now });
}

async function collectOnSchedule(
  place: Place,
  invocation: Invocation,
  hub: HubDoor | undefined,
): Promise<void> {
  const { terminal, signal } = invocation;
  while (!signal.aborted) {
    try {
      // Settings are read anew, so that a source added meanwhile is followed.
      const { settings } = await findPlace({ value: () => place.root });
      await collectRound({ ...place, settings }, settings.sources, invocation, {
        lists: true,
        ...(hub && { hub }),
        onReport: async ({ source, outcome, new: fresh, revised, failures }) => {
          if (fresh + revised > 0) terminal.say(`${source}: ${fresh} new, ${revised} revised`);
          for (const { url, message } of outcome === 'skipped' ? [] : failures.slice(0, 3))
            terminal.say(`${source}: ${url}: ${message}`);
        },
      });
    } catch (error) {
      // A full disk or another writer must not end the reading; the next tick tries again.
      if (!(error instanceof Error && ['ArchiveFault', 'SettingsFault', 'Refusal'].includes(error.name)))
        throw error;
      terminal.say(error.message);
    }
    await sleep(TICK_MS, undefined, { signal, ref: true }).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error;
    });
  }
}
