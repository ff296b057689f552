/**
 * Feed text → feed or fault. Reads RSS 0.9x–2.0, RDF, Atom 0.3 and 1.0, JSON Feed and CDF, damaged or whole, with junk
 * before and after. Refuses pages, other documents, and texts beyond 64 million characters.
 */
import type { Feed, FeedContext, FeedFault } from './feed.ts';
import { readJsonFeed } from './json-feed.ts';
import { openXmlFeedReader } from './xml-feed.ts';

const LONGEST = 64_000_000;

/** Between two pieces the reader can stop; a piece is small enough that no nesting in it takes long. */
const PIECE = 65_536;

/** C0 control characters are no XML; feeds of databases are full of them. */
const CONTROLS = /[\x00-\x08\x0b\x0e-\x1f]/g;

const fault = (code: FeedFault['code'], message: string): FeedFault => ({ kind: 'fault', code, message });

/** Never throws. Shape: readFeed("<rss>…</rss>", { url: "https://example.org/feed" }) → { kind: "feed", format: "rss", … } */
export function readFeed(text: string, context: FeedContext = {}): Feed | FeedFault {
  if (text.length > LONGEST) {
    return fault('too-large', `The feed has ${text.length} characters; ${LONGEST} are read at most.`);
  }
  const clean = text.replace(CONTROLS, '');
  const start = clean.search(/[^\s\ufeff]/);
  if (start < 0) return fault('empty', 'The answer is empty.');
  if (clean[start] === '{' || clean[start] === '[') return readJsonFeed(clean.slice(start), context);
  return readXmlFeed(clean.slice(start), context);
}

function readXmlFeed(text: string, context: FeedContext): Feed | FeedFault {
  const reader = openXmlFeedReader(context);
  for (let at = 0; at < text.length && !reader.full; at += PIECE) reader.write(text.slice(at, at + PIECE));
  const { feed, sawHtml } = reader.end();
  if (feed !== undefined) return feed;
  return sawHtml
    ? fault('html', 'The address answers with a page, not with a feed.')
    : fault('not-a-feed', 'The answer is no feed of any kind known.');
}
