/**
 * Which IP addresses are on the public network. Goes in: an address as `net` prints it or as a URL's host holds it.
 * Source: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and its successors), read 2026-11; everything
 * there that is not globally reachable is listed, and of IPv6 only 2000::/3 is global at all.
 */
import { BlockList, isIP, isIPv6 } from 'node:net';

const NOT_PUBLIC_4 = [
  '0.0.0.0/8', // "this network"; 0.0.0.0 connects to the machine itself
  '10.0.0.0/8',
  '100.64.0.0/10', // behind a carrier's translation
  '127.0.0.0/8',
  '169.254.0.0/16', // link-local; cloud metadata
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4', // and broadcast
  '168.63.129.16/32', // a cloud's host agent on a public number
] as const;

const NOT_PUBLIC_6 = [
  '2001::/23', // protocol assignments: Teredo, ORCHID, benchmarking
  '2001:db8::/32',
  '2002::/16', // 6to4 is judged by the IPv4 address inside, and nobody runs it any more
  '3fff::/20',
] as const;

/** Prefixes whose last 32 bits are an IPv4 address that a translator would connect to. */
const EMBEDDING = ['::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '::/96', '::ffff:0:0:0/96'] as const;

const notPublic4 = listOf(NOT_PUBLIC_4, 'ipv4');
const notPublic6 = listOf(NOT_PUBLIC_6, 'ipv6');
const global6 = listOf(['2000::/3'], 'ipv6');
const embedding = listOf(EMBEDDING, 'ipv6');

/** Whether an address may be asked by anyone from anywhere; false also for what is no address. */
export function isPublicAddress(address: string): boolean {
  const bare = withoutBrackets(address);
  const version = isIP(bare);
  if (version === 4) return !notPublic4.check(bare, 'ipv4');
  if (version !== 6) return false;
  if (bare.includes('%')) return false;
  // A mapped address reaches IPv4. Translated ones (NAT64) are refused: the translator may stand in a private network.
  const mapped = mappedIPv4(bare);
  if (mapped !== undefined) return isPublicAddress(mapped);
  return global6.check(bare, 'ipv6') && !notPublic6.check(bare, 'ipv6') && !embedding.check(bare, 'ipv6');
}

/** Shape: "[::ffff:7f00:1]" → "127.0.0.1"; undefined for what maps no IPv4 address. */
function mappedIPv4(address: string): string | undefined {
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(written);
  if (!hex) return undefined;
  const [high, low] = [Number.parseInt(hex[1] ?? '0', 16), Number.parseInt(hex[2] ?? '0', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

export function withoutBrackets(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

/** Shape: rangeOf("10.0.0.0/8") → a list that holds it; undefined for what is no range. */
export function rangeOf(text: string): BlockList | undefined {
  const slash = text.lastIndexOf('/');
  const address = withoutBrackets(text.slice(0, slash));
  const bits = Number(text.slice(slash + 1));
  const version = isIP(address);
  if (
    slash < 0 ||
    version === 0 ||
    !Number.isInteger(bits) ||
    bits < 0 ||
    bits > (version === 4 ? 32 : 128)
  ) {
    return undefined;
  }
  return listOf([`${address}/${bits}`], version === 4 ? 'ipv4' : 'ipv6');
}

export function holds(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function listOf(ranges: readonly string[], version: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/');
    list.addSubnet(address, Number(bits), version);
  }
  return list;
}
