/** What stands at each address of the newspaper. */
import type { Answer } from './answer.ts';
import { printFrontPage } from './front-page.ts';
import { encodeGb18030 } from './gb18030.ts';
import { printPage } from './page.ts';
import { feedType, printPaperFeed } from './paper-feed.ts';
import { PAPERS, type Paper } from './papers.ts';
import { drawPicture } from './picture.ts';
import type { Press } from './press.ts';

/** The story whose page is set in GB18030. */
export const GB18030_SLUG = 'old-street-noodles';

const HTML = 'text/html; charset=utf-8';
const RELATED = 4;

export function answerTo(path: string, press: Press, base: string): Answer {
  const [, paperId = '', name = '', file = ''] = path.split('/');
  const text = (body: string, type: string): Answer => ({
    status: 200,
    type,
    body,
    modifiedAt: press.changedAt,
  });
  if (paperId === 'robots.txt') return text(robots(base), 'text/plain');
  if (paperId === 'sitemap.xml') return text(sitemap(press), 'application/xml');
  if (paperId === '') return text(kiosk(), HTML);
  const paper = PAPERS.find(({ id }) => id === paperId);
  if (paper === undefined) return missing(404, press);
  const stories = press.storiesOf(paper.id);
  const links = linksOf(paper, base);
  if (name === '') return text(printFrontPage(paper, stories, links), HTML);
  if (name === 'feed') {
    const feed = printPaperFeed(paper, stories, links.home, links.feedUrl, press.announcedAt);
    return text(feed, `${feedType(paper)}; charset=utf-8`);
  }
  if (name === 'pictures') return text(drawPicture(file.replace(/\.svg$/, '')), 'image/svg+xml');
  return answerStory(paper, name, press, links);
}

function answerStory(paper: Paper, slug: string, press: Press, links: ReturnType<typeof linksOf>): Answer {
  const stories = press.storiesOf(paper.id);
  const story = stories.find(({ copy }) => copy.slug === slug);
  if (story === undefined) return missing(press.gone.has(slug) ? 410 : 404, press);
  const charset = slug === GB18030_SLUG ? 'gb18030' : 'utf-8';
  const related = stories.filter((other) => other !== story).slice(0, RELATED);
  const page = printPage(story, { ...links, charset, related });
  return {
    status: 200,
    // The old page says its encoding only inside, as pages of its age do.
    type: charset === 'utf-8' ? HTML : 'text/html',
    body: charset === 'utf-8' ? page : encodeGb18030(page),
    modifiedAt: story.editedAt ?? story.publishedAt,
  };
}

function linksOf(paper: Paper, base: string) {
  const home = `${base}/${paper.id}/`;
  return { home, feedUrl: `${home}feed`, feedType: feedType(paper) };
}

function missing(status: 404 | 410, { changedAt }: Press): Answer {
  const body = `<!DOCTYPE html><title>${status}</title><h1>${status}</h1><p>This page is not on our press.</p>`;
  return { status, type: HTML, body, modifiedAt: changedAt };
}

function robots(base: string): string {
  return `User-agent: *\nDisallow: /subscribers/\nSitemap: ${base}/sitemap.xml\n`;
}

function sitemap(press: Press): string {
  const addresses = press.stories().map(({ url }) => `<url><loc>${url}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses.join('\n')}\n</urlset>\n`;
}

function kiosk(): string {
  const papers = PAPERS.map(
    ({ id, title, language }) => `<li lang="${language}"><a href="/${id}/">${title}</a></li>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The kiosk</title></head><body><h1>The kiosk</h1><ul>${papers.join('')}</ul></body></html>`;
}
