/**
 * The loopback newspaper: a handful of invented newspapers on 127.0.0.1, so that everything can be tried with no network.
 * Each offers a front page, a feed, its stories, their pictures; the site has robots.txt and a sitemap; every answer has
 * ETag and Last-Modified and honours conditional requests.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from './answer.ts';
import type { Copy } from './copy.ts';
import { answerTo } from './kiosk.ts';
import { PAPERS } from './papers.ts';
import { Press } from './press.ts';

/** A story that its author corrected later, and one that its paper takes down. Used by `demo` and by tests. */
export const CORRECTED_SLUG = 'flood-inquiry-opens';
export const WITHDRAWN_SLUG = 'ferry-fare-freeze';

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

export async function startNewspaper(options: NewspaperOptions = {}): Promise<Newspaper> {
  const visits: Visit[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = answerTo(new URL(path, base).pathname, press, base);
    visits.push({ path, status: send(request, response, answer) });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const press = new Press(base, options.now ?? Date.now());
  return {
    url: base,
    sources: PAPERS.map(({ id, title, language, zone }) => {
      return { id, title, feed: `${base}/${id}/feed`, language, zone };
    }),
    visits,
    stories: () =>
      press.stories().map(({ copy, paper, url, publishedAt }) => {
        return { slug: copy.slug, source: paper.id, url, copy, publishedAt };
      }),
    edit: (slug, { announced = false } = {}) => press.edit(slug, announced),
    delete: (slug) => press.delete(slug),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((fault) => (fault ? reject(fault) : resolve()));
      }),
  };
}
