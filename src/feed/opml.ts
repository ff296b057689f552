/** Lists of subscriptions in OPML 1.0 and 2.0, read and printed by feedsmith; folders are paths. */
import { generateOpml, type Opml, parseOpml } from 'feedsmith';

export interface Subscription {
  readonly feedUrl: string;
  readonly title?: string;
  readonly siteUrl?: string;
  readonly language?: string;
  /** Names from the outermost; empty at the top. */
  readonly folder: readonly string[];
}

export interface SubscriptionList {
  readonly kind: 'opml';
  readonly title?: string;
  readonly subscriptions: readonly Subscription[];
}

export interface OpmlFault {
  readonly kind: 'fault';
  readonly code: 'not-opml';
  readonly message: string;
}

type Outline = Opml.Outline<string>;

/** Folders nest no deeper in any reader; what does is not followed. */
const DEEPEST = 32;

/** Shape: <outline text="World"><outline xmlUrl="https://…/rss" text="BBC"/></outline> → { folder: ["World"], title: "BBC", … } */
export function readOpml(text: string): SubscriptionList | OpmlFault {
  const parsed = parse(text) ?? parse(withoutBareAmpersands(text));
  if (parsed === undefined) return { kind: 'fault', code: 'not-opml', message: 'The file is not OPML.' };
  const title = parsed.head?.title?.trim();
  return {
    kind: 'opml',
    ...(title && { title }),
    subscriptions: (parsed.body?.outlines ?? []).flatMap((outline) => flatten(outline, [])),
  };
}

function parse(text: string): Opml.Document<string> | undefined {
  if (!/<opml[\s>]/i.test(text.slice(0, 10_000))) return undefined;
  try {
    return parseOpml(text.trim());
  } catch {
    // feedsmith throws for XML that does not nest and for a document without outlines.
    return undefined;
  }
}

function withoutBareAmpersands(text: string): string {
  return text.replace(/&(?!#?\w+;)/g, '&amp;');
}

function flatten(outline: Outline, folder: readonly string[]): readonly Subscription[] {
  const name = (outline.title ?? outline.text ?? '').trim();
  const feedUrl =
    outline.xmlUrl?.trim() ?? (outline.type?.toLowerCase() === 'rss' ? outline.url?.trim() : undefined);
  const own: Subscription[] = [];
  if (feedUrl) {
    own.push({
      feedUrl,
      ...(name && { title: name }),
      ...(outline.htmlUrl && { siteUrl: outline.htmlUrl.trim() }),
      ...(outline.language && { language: outline.language.trim() }),
      folder,
    });
  }
  const inside = feedUrl || name === '' ? folder : [...folder, name];
  if (inside.length > DEEPEST) return own;
  return [...own, ...(outline.outlines ?? []).flatMap((child) => flatten(child, inside))];
}

/** Subscriptions keep their order inside a folder; a folder stands where its first subscription stood. */
export function printOpml(list: Omit<SubscriptionList, 'kind'>): string {
  const top: Outline[] = [];
  for (const { folder, ...subscription } of list.subscriptions) {
    let here = top;
    for (const name of folder) here = folderIn(here, name);
    here.push(outlineOf(subscription));
  }
  return generateOpml({ head: { title: list.title ?? 'Subscriptions' }, body: { outlines: top } });
}

function folderIn(outlines: Outline[], name: string): Outline[] {
  const there = outlines.find((outline) => outline.text === name && outline.xmlUrl === undefined);
  if (there?.outlines !== undefined) return there.outlines;
  const inside: Outline[] = [];
  outlines.push({ text: name, title: name, outlines: inside });
  return inside;
}

function outlineOf(subscription: Omit<Subscription, 'folder'>): Outline {
  const text = subscription.title ?? subscription.feedUrl;
  return {
    text,
    title: text,
    type: 'rss',
    xmlUrl: subscription.feedUrl,
    ...(subscription.siteUrl && { htmlUrl: subscription.siteUrl }),
    ...(subscription.language && { language: subscription.language }),
  };
}
