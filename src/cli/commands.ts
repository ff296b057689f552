/**
 * Every command, in the order of --help. A new one: a file in commands/, an entry here, a row in README.md. A command's file
 * is loaded when it is called, with what it needs: loading all of it takes seven times as long as most commands do.
 */
import type { CommandEntry } from './command.ts';

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    operands: '[DIR]',
    about: 'makes an empty archive here or in DIR',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'add',
    operands: 'URL…',
    about: 'finds the feeds of a site, or takes a feed, and adds the source to tearsheet.toml',
    load: async () => (await import('./commands/add.ts')).add,
  },
  {
    name: 'collect',
    operands: '',
    about: 'one round: feeds, entries, pages, sheets, index, lists; a line a source',
    load: async () => (await import('./commands/collect.ts')).collectCommand,
  },
  {
    name: 'serve',
    operands: '',
    about: 'the reading room, the API and feeds on one port; collects on schedule',
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
  {
    name: 'import',
    operands: 'PATH…',
    about: 'sheets of an older archive, files or folders; WARC; OPML; doing it again changes nothing',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'extract',
    operands: 'FILE|URL|-',
    about: 'page → article: headline, byline, dates, body',
    load: async () => (await import('./commands/extract.ts')).extract,
  },
  {
    name: 'feed',
    operands: 'FILE|URL|-',
    about: 'feed → entries, the way tearsheet sees it',
    load: async () => (await import('./commands/feed.ts')).feed,
  },
  {
    name: 'search',
    operands: '[QUERY]',
    about: 'articles that hold the words, with what stands around them',
    load: async () => (await import('./commands/search.ts')).search,
  },
  {
    name: 'show',
    operands: 'ID',
    about: 'an article; ID may be its path or its address too',
    load: async () => (await import('./commands/show.ts')).show,
  },
  {
    name: 'revisions',
    operands: 'ID',
    about: 'the states of an article, earliest first',
    load: async () => (await import('./commands/revisions.ts')).revisions,
  },
  {
    name: 'diff',
    operands: 'ID',
    about: 'what changed between two states of an article: the last two, unless said otherwise',
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'lists',
    operands: '',
    about: 'rewrites the Markdown lists of the archive',
    load: async () => (await import('./commands/lists.ts')).lists,
  },
  {
    name: 'reindex',
    operands: '',
    about: 'makes the index anew from the sheets; goes on where it was interrupted',
    load: async () => (await import('./commands/reindex.ts')).reindexCommand,
  },
  {
    name: 'verify',
    operands: '',
    about: 'checks every file of the archive; changes nothing',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'doctor',
    operands: '',
    about: 'says what is wrong and what to do: settings, sources, files, index',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'export',
    operands: '--to FORMAT [OUT]',
    about:
      'the archive as seed (imported files byte for byte), jsonl (one article a line) or opml (its sources)',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  {
    name: 'mcp',
    operands: '',
    about: 'the archive for assistants: search, timeline, article, revisions over the Model Context Protocol',
    load: async () => (await import('./commands/mcp.ts')).mcp,
  },
  {
    name: 'demo',
    operands: '',
    about: 'a loopback newspaper, an archive of it, and the reading room; no network needed',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
];
