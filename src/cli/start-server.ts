/** The reading room and the API on one port. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { openApi } from '../api/open-api.ts';
import { openArchive } from '../archive/open-archive.ts';
import { HUB_PATH, type HubDoor } from '../desk/hub-door.ts';
import type { MendingIndex } from '../desk/mending-index.ts';
import { printMetrics } from '../desk/metrics.ts';
import { openReadingRoom } from '../web/reading-room.ts';
import { Refusal } from './command.ts';
import { openReading, sourceHealth } from './open-reading.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { openMendingIndex } from './with-index.ts';

/** Not registered to anything known, and free on most machines. */
export const USUAL_PORT = 4650;

const PATIENCE_MS = 3000;

/** A query is part of an address: ten thousand pasted characters of Chinese are 90,000 there. */
const MAX_HEADER = 128 * 1024;

export interface ServerOptions {
  /** Absent: the usual one, or any free one when that is taken. */
  readonly port: number | undefined;
  readonly host: string;
  /** Answers hubs. */
  readonly hub?: HubDoor;
}

export interface RunningServer {
  /** Shape: "http://127.0.0.1:4650" */
  readonly url: string;
  close(): Promise<void>;
}

export async function startServer(
  place: Place,
  terminal: Terminal,
  { port, host, hub }: ServerOptions,
): Promise<RunningServer> {
  const archive = await openArchive(place.root);
  const index = await openMendingIndex(archive, terminal);
  await madeAnewIfStale(index, terminal);
  const onFault = (error: unknown, path: string) =>
    terminal.say(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const reading = openReading(place, archive, index);
  const app = new Hono();
  app.route('/api', openApi(reading, { onFault }));
  app.get('/metrics', async (context) => {
    context.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return context.body(printMetrics(await sourceHealth(place.root, place.settings.sources)));
  });
  if (hub)
    app.all(`${HUB_PATH}*`, async (context) => (await hub.answer(context.req.raw)) ?? context.notFound());
  app.route('/', openReadingRoom(reading, { onFault }));
  const server = await listen(app.fetch, port ?? USUAL_PORT, host, port === undefined);
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${taken}`,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await index.close();
      await archive.close();
    },
  };
}

/** The reading room opens while an index is made that takes longer than a person likes to wait. */
async function madeAnewIfStale(index: MendingIndex, terminal: Terminal): Promise<void> {
  const stats = await index.stats();
  if (!('kind' in stats) && !stats.stale) return;
  const done = index.mend().catch((cause) => terminal.say(`The index could not be made anew: ${cause}`));
  await Promise.race([done, sleep(PATIENCE_MS, undefined, { ref: false })]);
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  port: number,
  host: string,
  orAny: boolean,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host, serverOptions: { maxHeaderSize: MAX_HEADER } }, () =>
      resolve(server),
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && orAny) listen(fetch, 0, host, false).then(resolve, reject);
      else reject(new Refusal(`Cannot listen on ${host}:${port}: ${listenTrouble(error)}.`));
    });
  });
}

function listenTrouble({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return 'another program does; choose another with --port';
  if (code === 'EACCES')
    return 'this user may not; ports under 1024 are reserved, choose another with --port';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'this machine has no such address; see --host';
  return message;
}

export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
