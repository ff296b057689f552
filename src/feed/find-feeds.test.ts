import { describe, expect, it } from 'vitest';
import { findFeeds } from './find-feeds.ts';
import { platformFeeds } from './platforms.ts';
import { readSitemap } from './sitemap.ts';
import { storyLinks } from './story-links.ts';

describe('the feeds of a page', () => {
  const PAGE = `<html><head><base href="https://paper.example/world/">
    <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">
    <link rel="alternate" type="application/rss+xml; charset=utf-8" title="World" href="feed.xml">
    <link rel="alternate" hreflang="fr" href="/fr/"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
    <meta name="generator" content="WordPress 6.8"></head>
    <body><a href="/rss/sport.xml">Sport</a><a href="/about">About</a></body></html>`;
  const found = findFeeds(PAGE, 'https://paper.example/world/');

  it('come in order of trust, comments after articles', () => {
    expect(found.slice(0, 4).map(({ url, how, minor }) => [url, how, minor])).toEqual([
      ['https://paper.example/world/feed.xml', 'declared', false],
      ['https://paper.example/comments/feed/', 'declared', true],
      ['https://paper.example/rss/sport.xml', 'anchor', false],
      ['https://paper.example/feed/', 'generator', false],
    ]);
  });

  it('are named as the page names them, and none comes twice', () => {
    expect(found[0]).toMatchObject({ title: 'World', format: 'rss' });
    const plain = found.map(({ url }) => url.replace(/\/$/, ''));
    expect(new Set(plain).size).toBe(plain.length);
  });

  it('are guessed last', () => {
    expect(found.at(-1)?.how).toBe('guess');
    expect(findFeeds('', 'https://x.example/').every(({ how }) => how === 'guess')).toBe(true);
  });

  it('of a channel under a handle are found by the channel named inside', () => {
    const [first] = findFeeds(
      '<script>{"externalId":"UCabcdefghijklmnopqrstuv"}</script>',
      'https://www.youtube.com/@x',
    );
    expect(first?.url).toBe('https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv');
  });
});

describe('the feeds of a platform follow from the address', () => {
  it.each([
    ['https://github.com/o/r', 'https://github.com/o/r/releases.atom'],
    ['https://github.com/o', 'https://github.com/o.atom'],
    ['https://www.reddit.com/r/news/', 'https://www.reddit.com/r/news/.rss'],
    ['https://social.example/@ann', 'https://social.example/@ann.rss'],
    ['https://lemmy.example/c/news', 'https://lemmy.example/feeds/c/news.xml?sort=New'],
    ['https://ann.substack.com/p/x', 'https://ann.substack.com/feed'],
    ['https://medium.com/@ann', 'https://medium.com/feed/@ann'],
    ['https://ann.blogspot.com/', 'https://ann.blogspot.com/feeds/posts/default'],
    ['https://bsky.app/profile/ann.example', 'https://bsky.app/profile/ann.example/rss'],
    ['https://news.ycombinator.com/', 'https://news.ycombinator.com/rss'],
    ['https://ann.tumblr.com/post/1', 'https://ann.tumblr.com/rss'],
    ['https://www.youtube.com/playlist?list=PLx', 'https://www.youtube.com/feeds/videos.xml?playlist_id=PLx'],
    ['https://codeberg.org/o/r', 'https://codeberg.org/o/r/releases.rss'],
  ])('%s', (page, feed) => {
    expect(platformFeeds(page)[0]?.url).toBe(feed);
  });

  it('and there are none elsewhere', () => {
    expect(platformFeeds('https://paper.example/world/')).toEqual([]);
    expect(platformFeeds('no address')).toEqual([]);
  });
});

describe('a sitemap', () => {
  it('of news gives pages with headline and date, and its images', () => {
    const xml = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc>https://a.example/1?x=1&amp;y=2</loc><lastmod>2026-11-23</lastmod><news:news><news:publication><news:name>A</news:name><news:language>zh-cn</news:language></news:publication>
      <news:publication_date>2026-11-23T08:00:00+08:00</news:publication_date><news:title>标题</news:title><news:keywords>a, b</news:keywords></news:news>
      <image:image><image:loc>/i.jpg</image:loc></image:image></url><url><loc>/2</loc><url><loc>/3</loc></urlset>`;
    expect(readSitemap(xml, 'https://a.example/sitemap.xml')).toEqual({
      kind: 'sitemap',
      sitemaps: [],
      pages: [
        {
          url: 'https://a.example/1?x=1&y=2',
          modified: Date.UTC(2026, 10, 23),
          published: Date.UTC(2026, 10, 23),
          title: '标题',
          language: 'zh-cn',
          publication: 'A',
          keywords: ['a', 'b'],
          images: ['https://a.example/i.jpg'],
        },
        { url: 'https://a.example/2', keywords: [], images: [] },
        { url: 'https://a.example/3', keywords: [], images: [] },
      ],
    });
  });

  it('of sitemaps gives these', () => {
    const xml = '<sitemapindex><sitemap><loc>https://a.example/s1.xml.gz</loc></sitemap></sitemapindex>';
    expect(readSitemap(xml, 'https://a.example/')).toMatchObject({
      pages: [],
      sitemaps: [{ url: 'https://a.example/s1.xml.gz' }],
    });
  });

  it('in plain text has an address a line', () => {
    expect(readSitemap('https://a.example/1\nhttps://a.example/2\n', 'https://a.example/')).toMatchObject({
      pages: [{}, {}],
    });
  });

  it('that is none says so', () => {
    expect(readSitemap('', 'https://a.example/')).toMatchObject({ code: 'empty' });
    expect(readSitemap('<html></html>', 'https://a.example/')).toMatchObject({ code: 'not-a-sitemap' });
  });
});

it('a section page gives its stories and not its menu', () => {
  const page = `<nav><a href="/politics/">Politics</a><a href="/2026/about-us-and-our-team-here">About us and our team here today</a></nav>
    <article><h2><a href="/politics/2026/11/23/harbour-vote-ends-in-a-draw">Harbour vote ends in a draw</a></h2><a href="/politics/2026/11/23/harbour-vote-ends-in-a-draw#comments">12</a></article>
    <h3><a href="https://m.paper.example/a/20261123/ferry-12345.html">Ferry returns after ten years</a></h3>
    <h3><a href="/c/1187423.shtml">港口渡轮时隔十年恢复运行</a></h3>
    <a href="/tags/harbour-and-sea-and-ships">All stories about the harbour and the sea</a><a href="/author/ann-lee-of-the-post">Ann Lee of the Harbour Post newsroom</a>
    <a href="https://ads.example/2026/11/23/buy-a-very-good-boat-now">Buy a very good boat now and pay later</a>
    <a href="/img/20261123/ferry.jpg">Photograph of the ferry returning home</a>`;
  expect(storyLinks(page, 'https://www.paper.example/politics/')).toEqual([
    {
      url: 'https://www.paper.example/politics/2026/11/23/harbour-vote-ends-in-a-draw',
      title: 'Harbour vote ends in a draw',
    },
    { url: 'https://m.paper.example/a/20261123/ferry-12345.html', title: 'Ferry returns after ten years' },
    { url: 'https://www.paper.example/c/1187423.shtml', title: '港口渡轮时隔十年恢复运行' },
  ]);
});
