/**
 * Keeps addresses from strangers out of private networks. Judged three times: the host as it is written, every address
 * its name resolves to (what was judged is what is connected to, so a second answer from DNS changes nothing), and
 * the far end of the connection before the first byte is sent.
 */
import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type BlockList, isIP } from 'node:net';
import type { Courtesy } from './courtesy.ts';
import { holds, isPublicAddress, rangeOf, withoutBrackets } from './ip-address.ts';

/** Names that never mean a public host (RFC 6761, 6762, 8375, 9476; ICANN's choice of .internal, 2024). */
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|alt|localdomain)$/;

/** Thrown through the connection's own error path; becomes `refused private-address`. */
export class PrivateAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

export interface Guard {
  /** Why this host may not be asked, as one sentence; undefined when it may, as far as its writing tells. */
  objection(url: URL): string | undefined;
  /** Resolves a name and throws PrivateAddress when any address is not to be asked. */
  resolve(host: string, port: string): Promise<LookupAddress[]>;
  /** Whether a connection's far end is to be spoken with. */
  accepts(host: string, port: string, address: string | undefined): boolean;
}

export function openGuard(courtesy: Pick<Courtesy, 'guard' | 'allow' | 'resolve'>): Guard {
  const allowed = allowance(courtesy.allow);
  const open = courtesy.guard === 'off';
  const mayAsk = (host: string, port: string, address: string): boolean =>
    open || allowed.names(host, port) || allowed.address(address) || isPublicAddress(address);
  return {
    objection(url) {
      const host = plainHost(url.hostname);
      const port = portOf(url);
      if (open || allowed.names(host, port)) return undefined;
      if (isIP(host) !== 0) {
        return mayAsk(host, port, host) ? undefined : `${host} is not an address on the public network`;
      }
      if (host === '' || PRIVATE_NAME.test(host) || !host.includes('.')) {
        return `${host} is the name of a host on a private network`;
      }
      return undefined;
    },
    async resolve(host, port) {
      const name = plainHost(host);
      const answers = courtesy.resolve
        ? (await courtesy.resolve(name)).map((address) => ({ address, family: isIP(address) }))
        : await lookup(name, { all: true });
      const refused = answers.find(({ address }) => !mayAsk(name, port, address));
      if (refused) throw new PrivateAddress(`${name} resolves to ${refused.address}, not a public address`);
      return answers;
    },
    accepts(host, port, address) {
      return open || (address !== undefined && mayAsk(plainHost(host), port, address));
    },
  };
}

/** The guard as `net.connect` wants a resolver. */
export function lookupFor(guard: Guard, host: string, port: string) {
  return (
    _name: string,
    options: LookupOptions,
    callback: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    guard.resolve(host, port).then(
      (found) => {
        const usable = found.filter(({ family }) => !options.family || options.family === family);
        const [first] = usable;
        if (!first) callback(Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' }), []);
        else if (options.all) callback(null, usable);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}

export function portOf(url: URL): string {
  return url.port !== '' ? url.port : url.protocol === 'https:' ? '443' : '80';
}

/** Lower case, without brackets and the root's dot. */
function plainHost(host: string): string {
  return withoutBrackets(host).toLowerCase().replace(/\.+$/, '');
}

interface Allowance {
  names(host: string, port: string): boolean;
  address(address: string): boolean;
}

function allowance(entries: readonly string[]): Allowance {
  const ranges: BlockList[] = [];
  const names = new Set<string>();
  const endings: string[] = [];
  for (const entry of entries.map((one) => one.trim().toLowerCase())) {
    const range = rangeOf(entry);
    if (range) ranges.push(range);
    else if (entry.startsWith('*.')) endings.push(entry.slice(1));
    else names.add(isIP(entry) === 6 ? `[${entry}]` : entry);
  }
  return {
    names(host, port) {
      const written = isIP(host) === 6 ? `[${host}]` : host;
      return (
        names.has(written) ||
        names.has(`${written}:${port}`) ||
        endings.some((ending) => host.endsWith(ending))
      );
    },
    address: (address) => ranges.some((range) => holds(range, address)),
  };
}
