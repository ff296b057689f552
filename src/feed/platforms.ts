/**
 * Platforms whose feeds stand at an address that follows from the page's own. A rule is a host, a path and the feeds'
 * addresses; `$0` is the origin, `$1`… the groups of host and path in order. Only addresses the platform itself serves.
 */

export interface PlatformRule {
  readonly name: string;
  readonly host: RegExp;
  readonly path: RegExp;
  readonly feeds: readonly string[];
}

export const PLATFORMS: readonly PlatformRule[] = [
  {
    name: 'YouTube',
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/channel\/(UC[\w-]{22})/,
    feeds: ['https://www.youtube.com/feeds/videos.xml?channel_id=$1'],
  },
  {
    name: 'YouTube',
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/user\/([\w-]+)/,
    feeds: ['https://www.youtube.com/feeds/videos.xml?user=$1'],
  },
  {
    name: 'YouTube',
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/playlist\?(?:.*&)?list=([\w-]+)/,
    feeds: ['https://www.youtube.com/feeds/videos.xml?playlist_id=$1'],
  },
  {
    name: 'GitHub',
    host: /^gist\.github\.com$/,
    path: /^\/([\w-]+)\/?$/,
    feeds: ['https://gist.github.com/$1.atom'],
  },
  {
    name: 'GitHub',
    host: /^github\.com$/,
    path: /^\/([\w-]+)\/([\w.-]+)/,
    feeds: [
      'https://github.com/$1/$2/releases.atom',
      'https://github.com/$1/$2/commits.atom',
      'https://github.com/$1/$2/tags.atom',
    ],
  },
  { name: 'GitHub', host: /^github\.com$/, path: /^\/([\w-]+)\/?$/, feeds: ['https://github.com/$1.atom'] },
  {
    name: 'GitLab',
    host: /^gitlab\.com$/,
    path: /^\/([\w.-]+\/[\w./-]+?)(?:\/-\/.*)?\/?$/,
    feeds: ['https://gitlab.com/$1/-/tags?format=atom', 'https://gitlab.com/$1.atom'],
  },
  {
    name: 'Codeberg',
    host: /^(codeberg\.org|gitea\.com)$/,
    path: /^\/([\w.-]+\/[\w.-]+)/,
    feeds: ['https://$1/$2/releases.rss', 'https://$1/$2.rss'],
  },
  {
    name: 'Reddit',
    host: /^(?:www\.|old\.|new\.)?reddit\.com$/,
    path: /^\/((?:r|u|user)\/[\w-]+(?:\/(?:new|hot|top|m\/[\w-]+))?)/,
    feeds: ['https://www.reddit.com/$1/.rss'],
  },
  {
    name: 'Reddit',
    host: /^(?:www\.|old\.|new\.)?reddit\.com$/,
    path: /^\/?$/,
    feeds: ['https://www.reddit.com/.rss'],
  },
  {
    name: 'Hacker News',
    host: /^news\.ycombinator\.com$/,
    path: /^\//,
    feeds: ['https://news.ycombinator.com/rss'],
  },
  { name: 'Lobsters', host: /^lobste\.rs$/, path: /^\/t\/([\w,-]+)/, feeds: ['https://lobste.rs/t/$1.rss'] },
  {
    name: 'Bluesky',
    host: /^bsky\.app$/,
    path: /^\/profile\/([\w.:-]+)/,
    feeds: ['https://bsky.app/profile/$1/rss'],
  },
  {
    name: 'Medium',
    host: /^medium\.com$/,
    path: /^\/((?:@?[\w.-]+)(?:\/tagged\/[\w-]+)?)/,
    feeds: ['https://medium.com/feed/$1'],
  },
  { name: 'Medium', host: /^([\w-]+)\.medium\.com$/, path: /^\//, feeds: ['https://$1.medium.com/feed'] },
  {
    name: 'Substack',
    host: /^(?!www\.)([\w-]+)\.substack\.com$/,
    path: /^\//,
    feeds: ['https://$1.substack.com/feed'],
  },
  {
    name: 'Substack',
    host: /^(?:www\.)?substack\.com$/,
    path: /^\/@([\w-]+)/,
    feeds: ['https://$1.substack.com/feed'],
  },
  {
    name: 'WordPress',
    host: /^([\w-]+)\.wordpress\.com$/,
    path: /^\//,
    feeds: ['https://$1.wordpress.com/feed/'],
  },
  {
    name: 'Blogger',
    host: /^([\w-]+\.blogspot\.(?:com?(?:\.\w\w)?|\w\w))$/,
    path: /^\//,
    feeds: ['https://$1/feeds/posts/default'],
  },
  {
    name: 'Tumblr',
    host: /^(?!www\.)([\w-]+)\.tumblr\.com$/,
    path: /^\//,
    feeds: ['https://$1.tumblr.com/rss'],
  },
  {
    name: 'Tumblr',
    host: /^(?:www\.)?tumblr\.com$/,
    path: /^\/(?:blog\/)?([\w-]+)\/?$/,
    feeds: ['https://$1.tumblr.com/rss'],
  },
  {
    name: 'LiveJournal',
    host: /^([\w-]+\.(?:livejournal|dreamwidth)\.(?:com|org))$/,
    path: /^\//,
    feeds: ['https://$1/data/rss'],
  },
  {
    name: 'Vimeo',
    host: /^vimeo\.com$/,
    path: /^\/((?:channels\/)?[a-z][\w-]*)\/?$/i,
    feeds: ['https://vimeo.com/$1/videos/rss'],
  },
  { name: 'DEV', host: /^dev\.to$/, path: /^\/([\w-]+)/, feeds: ['https://dev.to/feed/$1'] },
  {
    name: 'Stack Exchange',
    host: /^((?:[\w-]+\.)?(?:stackoverflow|stackexchange|superuser|serverfault|askubuntu)\.com)$/,
    path: /^\/questions\/tagged\/([\w.+-]+)/,
    feeds: ['https://$1/feeds/tag/$2'],
  },
  {
    name: 'Letterboxd',
    host: /^letterboxd\.com$/,
    path: /^\/([\w-]+)\/?$/,
    feeds: ['https://letterboxd.com/$1/rss/'],
  },
  {
    name: 'arXiv',
    host: /^arxiv\.org$/,
    path: /^\/list\/([\w.-]+)\//,
    feeds: ['https://rss.arxiv.org/rss/$1'],
  },
  {
    name: 'PyPI',
    host: /^pypi\.org$/,
    path: /^\/project\/([\w.-]+)/,
    feeds: ['https://pypi.org/rss/project/$1/releases.xml'],
  },
  {
    name: 'Naver',
    host: /^(?:m\.)?blog\.naver\.com$/,
    path: /^\/(\w+)/,
    feeds: ['https://rss.blog.naver.com/$1.xml'],
  },
  { name: 'Tistory', host: /^([\w-]+)\.tistory\.com$/, path: /^\//, feeds: ['https://$1.tistory.com/rss'] },
  { name: 'note', host: /^note\.com$/, path: /^\/(\w+)\/?$/, feeds: ['https://note.com/$1/rss'] },
  { name: 'Hatena', host: /^([\w-]+\.hatenablog\.(?:com|jp))$/, path: /^\//, feeds: ['https://$1/feed'] },
  { name: 'Qiita', host: /^qiita\.com$/, path: /^\/([\w-]+)\/?$/, feeds: ['https://qiita.com/$1/feed'] },
  { name: 'V2EX', host: /^(?:www\.)?v2ex\.com$/, path: /^\//, feeds: ['https://www.v2ex.com/index.xml'] },
  {
    name: 'Douban',
    host: /^www\.douban\.com$/,
    path: /^\/people\/([\w-]+)/,
    feeds: [
      'https://www.douban.com/feed/people/$1/reviews',
      'https://www.douban.com/feed/people/$1/interests',
    ],
  },
  // Software run on many hosts: recognised by the path alone, so tried last.
  { name: 'Lemmy', host: /./, path: /^\/c\/([\w@.-]+)\/?$/, feeds: ['$0/feeds/c/$1.xml?sort=New'] },
  { name: 'Lemmy', host: /./, path: /^\/u\/([\w@.-]+)\/?$/, feeds: ['$0/feeds/u/$1.xml?sort=New'] },
  {
    name: 'Mastodon',
    host: /^(?!(?:www\.|m\.)?(?:youtube|medium|substack|tiktok|threads|x|twitter)\.)./,
    path: /^\/@(\w+)\/?$/,
    feeds: ['$0/@$1.rss'],
  },
  { name: 'Mastodon', host: /./, path: /^\/tags\/([^/?#]+)\/?$/, feeds: ['$0/tags/$1.rss'] },
];

/** What a page's generator says of where the feed is; compared as the beginning of `<meta name="generator">`. */
export const GENERATORS: readonly (readonly [string, readonly string[]])[] = [
  ['wordpress', ['/feed/']],
  ['ghost', ['/rss/']],
  ['blogger', ['/feeds/posts/default']],
  ['hugo', ['/index.xml']],
  ['jekyll', ['/feed.xml', '/atom.xml']],
  ['hexo', ['/atom.xml', '/rss2.xml']],
  ['drupal', ['/rss.xml']],
  ['joomla', ['/?format=feed&type=rss']],
  ['typo3', ['/feed.rss']],
  ['discourse', ['/latest.rss', '/posts.rss']],
  ['wix', ['/blog-feed.xml']],
  ['gatsby', ['/rss.xml']],
  ['astro', ['/rss.xml']],
  ['eleventy', ['/feed/feed.xml', '/feed.xml']],
  ['zola', ['/atom.xml', '/rss.xml']],
  ['pelican', ['/feeds/all.atom.xml']],
  ['typecho', ['/feed/']],
  ['z-blog', ['/feed.php']],
  ['mediawiki', ['/index.php?title=Special:RecentChanges&feed=atom']],
  ['medium', ['/feed']],
];

/** Where feeds usually stand when nothing says so, most usual first. */
export const FEED_PATHS = [
  '/feed',
  '/rss',
  '/feed.xml',
  '/rss.xml',
  '/atom.xml',
  '/index.xml',
  '/feed/',
  '/rss/',
  '/feed.json',
  '/feeds/posts/default',
  '/index.rss',
  '/rss2.xml',
  '/feeds/all.atom.xml',
  '/news/rss',
  '/news/feed',
  '/blog/feed',
  '/blog/rss.xml',
  '/blog/feed.xml',
  '/?feed=rss2',
  '/feeds',
  '/rss/news.xml',
  '/rss/all.xml',
] as const;

/** Where sitemaps usually stand, those of news first: they name stories alone. */
export const SITEMAP_PATHS = ['/news-sitemap.xml', '/sitemap.xml', '/sitemap_index.xml'] as const;

/** Feeds of the platform that an address is on; none where it is on none that is known. */
export function platformFeeds(
  address: string,
): readonly { readonly url: string; readonly platform: string }[] {
  const url = URL.parse(address);
  if (url === null) return [];
  for (const rule of PLATFORMS) {
    const host = rule.host.exec(url.hostname);
    const path = rule.path.exec(url.pathname + url.search);
    if (host === null || path === null) continue;
    const groups = [url.origin, ...host.slice(1), ...path.slice(1)];
    return rule.feeds.map((feed) => ({
      url: feed.replace(/\$(\d)/g, (_all, group: string) => groups[Number(group)] ?? ''),
      platform: rule.name,
    }));
  }
  return [];
}
