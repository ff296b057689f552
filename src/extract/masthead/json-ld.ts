/**
 * JSON-LD → the node that tells of the story, the one that tells of the page, and the site's name.
 * Goes in: a page. Comes out: plain nodes with references resolved one step; broken JSON is read as far as it goes.
 * Source: schema.org; types met on the measured pages.
 */
import { decodeEntities } from '../tree/entities.ts';
import { attr, findAll, rawTextOf, type Tree } from '../tree/tree.ts';
import { readLenientJson } from './lenient-json.ts';

export type Node = Readonly<Record<string, unknown>>;

/** Types of a story, and of things that pages describe instead of one. Compared with the end of a type's name. */
const STORY_TYPE =
  /(?:Article|BlogPosting|Posting|Reportage|Report|Review|Recipe|CreativeWork|Analysis|Opinion)$/i;
const LESS_TYPE = /^(?:Review|Recipe|CreativeWork|SocialMediaPosting|DiscussionForumPosting)$/i;
const PAGE_TYPE =
  /(?:WebPage|ItemPage|AboutPage|MedicalWebPage|CollectionPage|VideoObject|Event|QAPage|FAQPage)$/i;
const SITE_TYPE = /(?:WebSite|Organization|NewsMediaOrganization)$/i;

/** Largest measured page: 1,900 nodes (a live blog). */
const MAX_NODES = 20_000;
const MAX_SCRIPTS = 200;

export interface JsonLd {
  readonly story: Node | undefined;
  readonly page: Node | undefined;
  readonly site: Node | undefined;
  /** The node that `value` refers to by "@id", or the value itself. */
  readonly resolve: (value: unknown) => unknown;
}

export function readJsonLd(tree: Tree, sameAddress: (address: string) => boolean): JsonLd {
  const nodes = nodesOf(tree);
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const id = node['@id'];
    if (typeof id !== 'string') continue;
    const other = byId.get(id);
    if (other === undefined || Object.keys(node).length > Object.keys(other).length) byId.set(id, node);
  }
  const resolve = (value: unknown): unknown => {
    const id = isNode(value) && value['name'] === undefined ? value['@id'] : undefined;
    return typeof id === 'string' ? (byId.get(id) ?? value) : value;
  };
  return {
    story: best(nodes, (node) => storyRank(node, sameAddress)),
    page: nodes.find((node) => isA(node, PAGE_TYPE)),
    site: nodes.find((node) => isA(node, SITE_TYPE) && text(node['name'])),
    resolve,
  };
}

/** The first of those with the highest rank; none when all rank 0. */
function best(nodes: readonly Node[], rank: (node: Node) => number): Node | undefined {
  let found: Node | undefined;
  let top = 0;
  for (const node of nodes) {
    const r = rank(node);
    if (r > top) {
      top = r;
      found = node;
    }
  }
  return found;
}

/** The story of this address before others, then the one that says most; lists of teasers say little. */
function storyRank(node: Node, sameAddress: (address: string) => boolean): number {
  if (!isA(node, STORY_TYPE)) return 0;
  const named = types(node).filter((type) => STORY_TYPE.test(type));
  const addresses = [node['url'], node['mainEntityOfPage'], node['@id']].map(
    (value) =>
      text(value) ??
      text(isNode(value) ? value['@id'] : undefined) ??
      text(isNode(value) ? value['url'] : undefined),
  );
  let rank = 1;
  if (addresses.some((address) => address !== undefined && sameAddress(address))) rank += 8;
  if (text(node['headline'])) rank += 2;
  if (node['datePublished']) rank += 2;
  if (node['author']) rank += 1;
  if (node['articleBody']) rank += 2;
  if (named.every((type) => LESS_TYPE.test(type))) rank -= 3;
  return Math.max(rank, 0.5);
}

function nodesOf(tree: Tree): Node[] {
  const nodes: Node[] = [];
  let scripts = 0;
  for (const script of findAll(tree, 'script')) {
    if (!/ld\+json/i.test(attr(tree, script, 'type') ?? '')) continue;
    if (++scripts > MAX_SCRIPTS) break;
    for (const value of readLenientJson(rawTextOf(tree, script))) collect(value, nodes);
  }
  return nodes;
}

/** Breadth first, so that a page's own nodes come before those nested in them. */
function collect(value: unknown, nodes: Node[]): void {
  const queue: unknown[] = [value];
  for (let i = 0; i < queue.length && nodes.length < MAX_NODES && i < 10 * MAX_NODES; i++) {
    const one = queue[i];
    if (Array.isArray(one)) for (const child of one) queue.push(child);
    else if (isNode(one)) {
      if (one['@type'] !== undefined || one['@id'] !== undefined) nodes.push(one);
      for (const child of Object.values(one))
        if (typeof child === 'object' && child !== null) queue.push(child);
    }
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isA(node: Node, type: RegExp): boolean {
  const own = node['@type'];
  if (typeof own === 'string') return type.test(own.slice(own.search(/[^/:#]*$/)));
  return Array.isArray(own) && types(node).some((one) => type.test(one));
}

function types(node: Node): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type])
    .filter((one): one is string => typeof one === 'string')
    .map((one) => one.replace(/^.*[/:#]/, ''));
}

/** A value as text: entities resolved (pages escape twice), mark-up and white space taken out; of a list the first; "" is none. */
export function text(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'number') return String(one);
  if (isNode(one)) return text(one['@value']);
  if (typeof one !== 'string') return undefined;
  const resolved = decodeEntities(decodeEntities(one.slice(0, 5000)));
  const plain = (resolved.includes('<') ? resolved.replace(/<\/?[a-z][^>]*>/gi, ' ') : resolved)
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? undefined : plain;
}

/** Names of people or organisations in any of the forms met: a string, a node, a list of either, references. */
export function names(value: unknown, resolve: JsonLd['resolve'], depth = 0): string[] {
  if (Array.isArray(value))
    return depth > 3 ? [] : value.slice(0, 50).flatMap((one) => names(one, resolve, depth + 1));
  const one = resolve(value);
  if (!isNode(one)) return [text(one) ?? []].flat();
  const name = one['name'];
  if (Array.isArray(name)) return name.slice(0, 50).flatMap((part) => [text(part) ?? []].flat());
  const whole = text(name) ?? [text(one['givenName']), text(one['familyName'])].filter(Boolean).join(' ');
  return whole ? [whole] : [];
}
