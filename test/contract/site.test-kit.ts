/** A host on loopback that does as a test tells it and writes down what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface Asked {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

export type Handler = (request: IncomingMessage, response: ServerResponse, nth: number) => unknown;

export interface Site {
  readonly origin: string;
  readonly port: number;
  readonly asked: Asked[];
  /** The most requests that were under way at once. */
  mostAtOnce(): number;
  url(path: string): string;
  close(): Promise<void>;
}

export async function openSite(
  handler: Handler,
  tls?: { readonly key: Buffer; readonly cert: Buffer },
): Promise<Site> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  let underWay = 0;
  let most = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    most = Math.max(most, ++underWay);
    response.on('close', () => underWay--);
    await handler(request, response, asked.filter(({ url }) => url === request.url).length);
  };
  const server = tls ? createSecureServer(tls, answer) : createServer(answer);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return {
    origin,
    port,
    asked,
    mostAtOnce: () => most,
    url: (path) => `${origin}${path}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

export function sends(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Handler {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

export function redirects(to: string, status = 302): Handler {
  return sends('', { location: to }, status);
}
