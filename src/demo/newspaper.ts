/**
 * The loopback newspaper: a handful of invented newspapers on 127.0.0.1, so that everything can be tried with no network.
 * Each offers a front page, a feed, its stories, their pictures; the site has robots.txt and a sitemap; every answer has
 * ETag and Last-Modified and honours conditional requests.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCopies } from './copies.ts';
import type { Copy } from './copy.ts';
import { printFrontPage } from './front-page.ts';
import { encodeGb18030 } from './gb18030.ts';
import { printPage } from './page.ts';
import { feedType, printPaperFeed } from './paper-feed.ts';
import { PAPERS, type Paper } from './papers.ts';
import { drawPicture } from './picture.ts';
import { printDay, type Story } from './story.ts';

export interface NewspaperOptions {
  /** 0, the default: any free port. */
  readonly port?: number;
  /** The instant that the stories' ages count from, ms; absent: now. */
  readonly now?: number;
}

export interface NewspaperSource {
  readonly id: string;
  readonly title: string;
  readonly feed: string;
  readonly language: string;
  /** Zone of the dates it prints. */
  readonly zone: string;
}

export interface Visit {
  readonly path: string;
  readonly status: number;
}

export interface Newspaper {
  /** Shape: "http://127.0.0.1:40123" */
  readonly url: string;
  readonly sources: readonly NewspaperSource[];
  /** Every request so far, in order. */
  readonly visits: readonly Visit[];
  /** All stories now on the newspaper, as their authors wrote them. */
  stories(): readonly {
    readonly slug: string;
    readonly source: string;
    readonly url: string;
    readonly copy: Copy;
    readonly publishedAt: number;
  }[];
  /**
   * Changes a story's text: to its corrected copy where its author wrote one, else by a sentence at its end.
   * `announced`: the feed says so too (a later `updated`); without it the edit is silent.
   */
  edit(slug: string, change?: { readonly announced?: boolean }): void;
  /** The story's page answers 410 from now on; the feed no longer names it. */
  delete(slug: string): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly modifiedAt: number;
}

/** Stories that their authors corrected later, and one that its paper takes down. Used by `demo` and by tests. */
export const CORRECTED_SLUG = 'flood-inquiry-opens';
export const WITHDRAWN_SLUG = 'ferry-fare-freeze';
/** The story whose page is set in GB18030. */
export const GB18030_SLUG = 'old-street-noodles';

export async function startNewspaper(options: NewspaperOptions = {}): Promise<Newspaper> {
  const now = options.now ?? Date.now();
  const desks = new Map<string, Story[]>();
  const corrected = new Map<string, Story>();
  const gone = new Set<string>();
  const announcedAt = new Map<string, number>();
  const visits: Visit[] = [];
  let base = '';

  const server = createServer((request, response) => {
    const answer = answerTo(new URL(request.url ?? '/', base).pathname);
    visits.push({ path: request.url ?? '/', status: send(request, response, answer) });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  for (const paper of PAPERS) {
    const print = (days: number) => printDay(now + days * 86_400_000, paper);
    const stories: Story[] = [];
    for (const copy of readCopies(paper.id, print)) {
      const slug = copy.slug.replace(/\.corrected$/, '');
      const story = { paper, copy, url: `${base}/${paper.id}/${slug}`, publishedAt: now - copy.ageMs };
      if (slug === copy.slug) stories.push(story);
      else corrected.set(slug, story);
    }
    desks.set(
      paper.id,
      stories.sort((a, b) => b.publishedAt - a.publishedAt),
    );
  }

  function answerTo(path: string): Answer {
    const [, paperId = '', name = '', file = ''] = path.split('/');
    if (paperId === 'robots.txt')
      return text(`User-agent: *\nDisallow: /subscribers/\nSitemap: ${base}/sitemap.xml\n`, 'text/plain');
    if (paperId === 'sitemap.xml') return text(sitemap(), 'application/xml');
    if (paperId === '') return text(kiosk(), 'text/html; charset=utf-8');
    const paper = PAPERS.find(({ id }) => id === paperId);
    const stories = desks.get(paperId);
    if (paper === undefined || stories === undefined) return missing(404);
    const home = `${base}/${paperId}/`;
    if (name === '') return text(printFrontPage(paper, stories, links(paper)), 'text/html; charset=utf-8');
    if (name === 'feed')
      return text(
        printPaperFeed(paper, stories, home, links(paper).feedUrl, announcedAt),
        `${feedType(paper)}; charset=utf-8`,
      );
    if (name === 'pictures') return text(drawPicture(file.replace(/\.svg$/, '')), 'image/svg+xml');
    if (gone.has(name)) return missing(410);
    const story = stories.find(({ copy }) => copy.slug === name);
    if (story === undefined) return missing(404);
    const charset = name === GB18030_SLUG ? 'gb18030' : 'utf-8';
    const related = stories.filter((other) => other !== story).slice(0, 4);
    const page = printPage(story, { ...links(paper), charset, related });
    return {
      status: 200,
      // The old page says its encoding only inside, as pages of its age do.
      type: charset === 'utf-8' ? 'text/html; charset=utf-8' : 'text/html',
      body: charset === 'utf-8' ? page : encodeGb18030(page),
      modifiedAt: story.editedAt ?? story.publishedAt,
    };
  }

  function links(paper: Paper) {
    const home = `${base}/${paper.id}/`;
    return { home, feedUrl: `${home}feed`, feedType: feedType(paper) };
  }

  function text(body: string, type: string): Answer {
    const edits = [...announcedAt.values()];
    return { status: 200, type, body, modifiedAt: Math.max(now, ...edits) };
  }

  function missing(status: 404 | 410): Answer {
    const page = `<!DOCTYPE html><title>${status}</title><h1>${status}</h1><p>This page is not on our press.</p>`;
    return { status, type: 'text/html; charset=utf-8', body: page, modifiedAt: now };
  }

  function sitemap(): string {
    const addresses = [...desks.values()].flat().map(({ url }) => `<url><loc>${url}</loc></url>`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses.join('\n')}\n</urlset>\n`;
  }

  function kiosk(): string {
    const papers = PAPERS.map(
      ({ id, title, language }) => `<li lang="${language}"><a href="/${id}/">${title}</a></li>`,
    );
    return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The kiosk</title></head><body><h1>The kiosk</h1><ul>${papers.join('')}</ul></body></html>`;
  }

  function find(slug: string): { stories: Story[]; index: number; story: Story } {
    for (const stories of desks.values()) {
      const index = stories.findIndex(({ copy }) => copy.slug === slug);
      const story = stories[index];
      if (story !== undefined) return { stories, index, story };
    }
    throw new Error(`no story called ${slug} is on the demo newspaper`);
  }

  return {
    url: base,
    sources: PAPERS.map((paper) => ({
      id: paper.id,
      title: paper.title,
      feed: `${base}/${paper.id}/feed`,
      language: paper.language,
      zone: paper.zone,
    })),
    visits,
    stories: () =>
      [...desks.values()].flat().map(({ copy, paper, url, publishedAt }) => ({
        slug: copy.slug,
        source: paper.id,
        url,
        copy,
        publishedAt,
      })),
    edit(slug, change = {}) {
      const { stories, index, story } = find(slug);
      const later = corrected.get(slug);
      const body = later?.copy.body ?? [...story.copy.body, CORRECTION];
      const editedAt = Math.max(now, Date.now());
      stories[index] = { ...story, copy: { ...story.copy, ...later?.copy, slug, body }, editedAt };
      if (change.announced === true) announcedAt.set(slug, editedAt);
    },
    delete(slug) {
      const { stories, index } = find(slug);
      stories.splice(index, 1);
      gone.add(slug);
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((fault) => (fault ? reject(fault) : resolve()));
      }),
  };
}

const CORRECTION = {
  kind: 'paragraph',
  content: [
    {
      kind: 'text',
      text: 'Correction: an earlier version of this story gave a figure that has since been revised.',
    },
  ],
} as const;

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): number {
  const etag = `"${createHash('sha256').update(answer.body).digest('hex').slice(0, 20)}"`;
  const headers = {
    'content-type': answer.type,
    'cache-control': 'max-age=60',
    etag,
    'last-modified': new Date(answer.modifiedAt).toUTCString(),
  };
  if (answer.status === 200 && isUnchanged(request, etag, answer.modifiedAt)) {
    response.writeHead(304, headers).end();
    return 304;
  }
  response.writeHead(answer.status, headers).end(request.method === 'HEAD' ? undefined : answer.body);
  return answer.status;
}

/** RFC 9110 section 13.2.2: If-Modified-Since counts only where there is no If-None-Match. */
function isUnchanged({ headers }: IncomingMessage, etag: string, modifiedAt: number): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(modifiedAt / 1000) * 1000 <= since;
}
