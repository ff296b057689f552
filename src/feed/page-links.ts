/** A page → what in it points elsewhere: links of its head, anchors with their text, its generator. One pass, no tree. */
import { Parser } from 'htmlparser2';
import { absolute, oneLine } from './markup.ts';

export interface HeadLink {
  readonly rel: string;
  readonly type: string;
  /** Absolute. */
  readonly url: string;
  readonly title: string;
}

export interface Anchor {
  /** Absolute. */
  readonly url: string;
  readonly text: string;
  /** Whether it stands in a navigation, header or footer. */
  readonly inFrame: boolean;
  /** Whether it stands in a heading or an `<article>`. */
  readonly inStory: boolean;
  readonly rel: string;
}

export interface PageLinks {
  readonly links: readonly HeadLink[];
  readonly anchors: readonly Anchor[];
  /** `<meta name="generator">` in lower case. */
  readonly generator: string;
}

const FRAMES = new Set(['nav', 'footer', 'header', 'aside', 'form', 'menu']);
const STORIES = new Set(['article', 'h1', 'h2', 'h3', 'h4', 'h5', 'li']);
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg']);

/** Pages are read so far; a longer one holds its links before. */
const LONGEST = 8_000_000;
const PIECE = 65_536;

/** What nests deeper is no page; htmlparser2's time grows with the square of the depth. */
const DEEPEST = 5000;

export function readPageLinks(html: string, url: string): PageLinks {
  const links: HeadLink[] = [];
  const anchors: Anchor[] = [];
  const open = new Map<string, number>();
  let base = url;
  let generator = '';
  let depth = 0;
  let anchor: { href: string; rel: string; text: string; label: string } | undefined;

  const inside = (names: ReadonlySet<string>) => [...names].some((name) => (open.get(name) ?? 0) > 0);

  function endAnchor(): void {
    if (anchor === undefined) return;
    const { href, rel, text, label } = anchor;
    anchor = undefined;
    const address = absolute(href, base);
    if (!/^https?:/i.test(address)) return;
    const inFrame = inside(FRAMES) && (open.get('article') ?? 0) === 0;
    anchors.push({
      url: address,
      text: oneLine(text) || oneLine(label),
      inFrame,
      inStory: inside(STORIES),
      rel,
    });
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        open.set(name, (open.get(name) ?? 0) + 1);
        if (name === 'base' && attributes['href']) base = absolute(attributes['href'], url);
        else if (name === 'meta' && attributes['name']?.toLowerCase() === 'generator') {
          generator = (attributes['content'] ?? '').toLowerCase();
        } else if (name === 'link' && attributes['href']) {
          links.push({
            rel: (attributes['rel'] ?? '').toLowerCase(),
            type: (attributes['type'] ?? '').toLowerCase().split(';')[0]?.trim() ?? '',
            url: absolute(attributes['href'], base),
            title: oneLine(attributes['title'] ?? ''),
          });
        } else if (name === 'a' && attributes['href'] !== undefined) {
          endAnchor();
          const label = attributes['title'] ?? attributes['aria-label'] ?? '';
          anchor = { href: attributes['href'], rel: attributes['rel'] ?? '', text: '', label };
        } else if (name === 'img' && anchor !== undefined) anchor.label ||= attributes['alt'] ?? '';
      },
      ontext(text) {
        if (anchor !== undefined && !inside(SILENT) && anchor.text.length < 1000) anchor.text += text;
      },
      onclosetag(name) {
        depth--;
        open.set(name, Math.max(0, (open.get(name) ?? 0) - 1));
        if (name === 'a') endAnchor();
        else if (anchor !== undefined && !anchor.text.endsWith(' ')) anchor.text += ' ';
      },
    },
    { decodeEntities: true },
  );
  const text = html.slice(0, LONGEST);
  for (let at = 0; at < text.length && depth < DEEPEST; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.end();
  endAnchor();
  return { links, anchors, generator };
}
