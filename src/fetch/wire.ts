/** One request on the wire: connections that the guard has judged, TLS checked, HTTP/1.1, through the proxy where there is one. */
import type { Socket } from 'node:net';
import { Agent, buildConnector, type Dispatcher, ProxyAgent } from 'undici';
import type { Courtesy } from './courtesy.ts';
import type { Headers } from './fetched.ts';
import { type Guard, lookupFor, PrivateAddress } from './guard.ts';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Dispatcher.ResponseData['body'];
}

export interface Wire {
  /** GET, or POST of a form where there is one. */
  ask(
    url: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
    form?: string,
  ): Promise<WireAnswer>;
  close(): Promise<void>;
}

/** A connection is kept this long for the next page of the host; most servers close theirs at 5 s or later. */
const KEEP_ALIVE_MS = 4000;

export function openWire(courtesy: Courtesy, guard: Guard): Wire {
  const dispatcher =
    courtesy.proxy === undefined ? direct(courtesy, guard) : throughProxy(courtesy, courtesy.proxy);
  return {
    async ask(url, headers, signal, form) {
      const {
        statusCode,
        headers: raw,
        body,
      } = await dispatcher.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: form === undefined ? 'GET' : 'POST',
        headers,
        ...(form !== undefined && { body: form }),
        signal,
        headersTimeout: courtesy.timeoutMs,
        bodyTimeout: courtesy.timeoutMs,
      });
      return { status: statusCode, headers: plainHeaders(raw), body };
    },
    close: () => dispatcher.destroy(),
  };
}

function direct(courtesy: Courtesy, guard: Guard): Agent {
  // One connector a host, so that TLS sessions are resumed and the guard knows the port.
  const connectors = new Map<string, buildConnector.connector>();
  const connectorFor = (hostname: string, port: string): buildConnector.connector => {
    const key = `${hostname}:${port}`;
    let connector = connectors.get(key);
    if (!connector) {
      connector = buildConnector({
        allowH2: false,
        timeout: courtesy.timeoutMs,
        lookup: lookupFor(guard, hostname, port),
        ...(courtesy.ca !== undefined && { ca: courtesy.ca }),
      });
      connectors.set(key, connector);
    }
    return connector;
  };
  return new Agent({
    allowH2: false,
    connections: courtesy.perHost,
    pipelining: 1,
    maxHeaderSize: 65_536,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect(options, callback) {
      const port = options.port || (options.protocol === 'https:' ? '443' : '80');
      connectorFor(options.hostname, port)(options, (...[error, socket]) => {
        if (error) callback(error, null);
        else if (guard.accepts(options.hostname, port, socket.remoteAddress)) callback(null, socket);
        else refuse(socket, options.hostname, callback);
      });
    },
  });
}

function refuse(socket: Socket, host: string, callback: buildConnector.Callback): void {
  const far = socket.remoteAddress;
  socket.destroy();
  callback(new PrivateAddress(`${host} is at ${far ?? 'an unknown address'}, not a public address`), null);
}

/** Names are resolved behind the proxy, where the guard cannot see: it judges what is written in the address alone. */
function throughProxy(courtesy: Courtesy, uri: string): ProxyAgent {
  return new ProxyAgent({
    uri,
    allowH2: false,
    connections: courtesy.perHost,
    pipelining: 1,
    maxHeaderSize: 65_536,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectTimeout: courtesy.timeoutMs,
    ...(courtesy.ca !== undefined && { requestTls: { ca: courtesy.ca }, proxyTls: { ca: courtesy.ca } }),
  });
}

function plainHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
