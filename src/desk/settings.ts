/**
 * tearsheet.toml: what an archive follows and how. Goes in: the file's text. Comes out: settings with every default filled in,
 * or a fault that names the line or the key. Unknown keys are faults too, so that a misspelt one is noticed.
 */
import { parse, stringify, TomlError } from 'smol-toml';
import { isSourceId } from '../article/source-id.ts';

export interface SourceSettings {
  /** Lower-case letters, digits, `-`, `.`, `_`; the folder's name under articles/. */
  readonly id: string;
  readonly title: string;
  /** Addresses of feeds and sitemaps, and those of `sections`. */
  readonly feeds: readonly string[];
  /** Pages of a site without feeds whose links to stories are followed. */
  readonly sections: readonly string[];
  /** The site's own address. */
  readonly site?: string;
  /** Zone of times that name none. */
  readonly zone?: string;
  readonly language?: string;
  /** Folder in the reader's list, "Asia/Daily". */
  readonly folder?: string;
  /** Whether article pages are fetched; false keeps what the feed itself carries. */
  readonly pages: boolean;
  /** Request headers for this source alone; "$NAME" is taken from the environment. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A search that somebody wants to hear of again. */
export interface SavedSearch {
  readonly id: string;
  readonly title: string;
  readonly query: string;
}

export interface Settings {
  readonly title: string;
  /** Where its readers' days begin, "Europe/Paris". Absent: where the machine stands; lists that are kept in files are in UTC. */
  readonly zone?: string;
  /** Shown to publishers in the user agent: an address or mailbox where a person answers. */
  readonly contact?: string;
  readonly proxy?: string;
  /** Hosts on private networks that may be asked all the same, "intranet.example:8080". */
  readonly allow: readonly string[];
  /** Pause between two requests to one host. */
  readonly pauseMs: number;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly keepImages: boolean;
  readonly sources: readonly SourceSettings[];
  readonly searches: readonly SavedSearch[];
}

export class SettingsFault extends Error {
  override readonly name = 'SettingsFault';
}

type Table = Record<string, unknown>;

const ARCHIVE_KEYS = ['title', 'zone'];
const FETCH_KEYS = ['contact', 'proxy', 'allow', 'pause_ms', 'max_bytes', 'timeout_ms', 'images'];
const SOURCE_KEYS = [
  'id',
  'title',
  'feeds',
  'sections',
  'site',
  'zone',
  'language',
  'folder',
  'pages',
  'headers',
];

export function readSettings(text: string, file = 'tearsheet.toml'): Settings {
  const reader = new SettingsReader(file);
  const toml = reader.parse(text);
  reader.known(toml, ['archive', 'fetch', 'source', 'search'], '');
  const archive = reader.table(toml, 'archive');
  const fetch = reader.table(toml, 'fetch');
  reader.known(archive, ARCHIVE_KEYS, 'archive.');
  reader.known(fetch, FETCH_KEYS, 'fetch.');
  const zone = reader.zone(archive, 'archive.');
  const contact = reader.text(fetch, 'contact', 'fetch.');
  const proxy = reader.text(fetch, 'proxy', 'fetch.');
  return {
    title: reader.text(archive, 'title', 'archive.') ?? 'News archive',
    ...(zone !== undefined && { zone }),
    ...(contact !== undefined && { contact }),
    ...(proxy !== undefined && { proxy }),
    allow: reader.texts(fetch, 'allow', 'fetch.'),
    pauseMs: reader.number(fetch, 'pause_ms', 'fetch.') ?? 1000,
    maxBytes: reader.number(fetch, 'max_bytes', 'fetch.') ?? 20_000_000,
    timeoutMs: reader.number(fetch, 'timeout_ms', 'fetch.') ?? 30_000,
    keepImages: reader.flag(fetch, 'images', 'fetch.') ?? false,
    sources: reader.sources(toml),
    searches: reader.searches(toml),
  };
}

/** The lines to append to tearsheet.toml for a new source; comments and order of the rest stay as they are. */
export function printSource(source: Partial<SourceSettings> & Pick<SourceSettings, 'id' | 'feeds'>): string {
  const { id, title, feeds, sections = [], site, zone, language, folder } = source;
  const bare = feeds.filter((feed) => !sections.includes(feed));
  const table = {
    id,
    title,
    site,
    feeds: bare.length > 0 ? bare : undefined,
    sections: sections.length > 0 ? sections : undefined,
    zone,
    language,
    folder,
  };
  const present = Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));
  return `\n${stringify({ source: [present] }).trim()}\n`;
}

/** The lines to append for a saved search. */
export function printSearch({ id, title, query }: SavedSearch): string {
  return `\n${stringify({ search: [{ id, title, query }] }).trim()}\n`;
}

class SettingsReader {
  private readonly file: string;
  constructor(file: string) {
    this.file = file;
  }

  fault(message: string): never {
    throw new SettingsFault(`${this.file}: ${message}`);
  }

  parse(text: string): Table {
    try {
      return parse(text);
    } catch (error) {
      if (error instanceof TomlError) {
        return this.fault(
          `line ${error.line}, column ${error.column} is no TOML: ${error.message.split('\n')[0]}`,
        );
      }
      throw error;
    }
  }

  known(table: Table, keys: readonly string[], at: string): void {
    const unknown = Object.keys(table).find((key) => !keys.includes(key));
    if (unknown !== undefined)
      this.fault(`there is no setting "${at}${unknown}"; there are ${keys.join(', ')}.`);
  }

  table(table: Table, key: string): Table {
    const value = table[key] ?? {};
    return typeof value === 'object' && !Array.isArray(value)
      ? (value as Table)
      : this.fault(`"${key}" must be a table.`);
  }

  text(table: Table, key: string, at: string): string | undefined {
    const value = table[key];
    return value === undefined || typeof value === 'string'
      ? value
      : this.fault(`"${at}${key}" must be text in quotes.`);
  }

  texts(table: Table, key: string, at: string): readonly string[] {
    const value = table[key] ?? [];
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
    return this.fault(`"${at}${key}" must be a list of texts: ["…", "…"].`);
  }

  number(table: Table, key: string, at: string): number | undefined {
    const value = table[key];
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0))
      return value;
    return this.fault(`"${at}${key}" must be a whole number from 0.`);
  }

  flag(table: Table, key: string, at: string): boolean | undefined {
    const value = table[key];
    return value === undefined || typeof value === 'boolean'
      ? value
      : this.fault(`"${at}${key}" must be true or false.`);
  }

  zone(table: Table, at: string): string | undefined {
    const zone = this.text(table, 'zone', at);
    if (zone !== undefined && !isZone(zone))
      this.fault(`${at}there is no time zone "${zone}"; try "Europe/Paris" or "+08:00".`);
    return zone;
  }

  sources(toml: Table): SourceSettings[] {
    const list = toml['source'] ?? [];
    if (!Array.isArray(list)) return this.fault('"source" must be written [[source]], once for each source.');
    const sources = list.map((table, at) => this.source(table as Table, at + 1));
    const ids = sources.map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    return twice === undefined ? sources : this.fault(`there are two sources with the id "${twice}".`);
  }

  searches(toml: Table): SavedSearch[] {
    const list = toml['search'] ?? [];
    if (!Array.isArray(list)) return this.fault('"search" must be written [[search]], once for each search.');
    const searches = list.map((table: Table, at) => {
      const where = `search ${at + 1}: `;
      this.known(table, ['id', 'title', 'query'], where);
      const id = this.text(table, 'id', where) ?? this.fault(`${where}it has no id.`);
      if (!isSourceId(id))
        this.fault(`${where}the id "${id}" may hold a–z, 0–9, "-", "." and "_" only, 64 at most.`);
      const query = this.text(table, 'query', where) ?? this.fault(`${where}it has no query.`);
      return { id, query, title: this.text(table, 'title', where) ?? query };
    });
    const ids = searches.map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    return twice === undefined ? searches : this.fault(`there are two searches with the id "${twice}".`);
  }

  source(table: Table, nth: number): SourceSettings {
    const at = `source ${nth}: `;
    this.known(table, SOURCE_KEYS, at);
    const id = this.text(table, 'id', at) ?? this.fault(`${at}it has no id.`);
    if (!isSourceId(id))
      this.fault(`${at}the id "${id}" may hold a–z, 0–9, "-", "." and "_" only, 64 at most.`);
    const site = this.text(table, 'site', at);
    const zone = this.zone(table, at);
    const language = this.text(table, 'language', at);
    const folder = this.text(table, 'folder', at);
    const sections = this.texts(table, 'sections', at);
    const feeds = [...this.texts(table, 'feeds', at), ...sections];
    const odd = feeds.find((feed) => !/^https?:$/.test(URL.canParse(feed) ? new URL(feed).protocol : ''));
    if (odd !== undefined) this.fault(`${at}"${odd}" is no http(s) address.`);
    return {
      id,
      title: this.text(table, 'title', at) ?? id,
      feeds,
      sections,
      ...(site !== undefined && { site }),
      ...(zone !== undefined && { zone }),
      ...(language !== undefined && { language }),
      ...(folder !== undefined && { folder }),
      pages: this.flag(table, 'pages', at) ?? true,
      headers: this.headers(table, at),
    };
  }

  headers(table: Table, at: string): Record<string, string> {
    const headers = this.table(table, 'headers');
    const odd = Object.entries(headers).find(([, value]) => typeof value !== 'string');
    if (odd) this.fault(`${at}the header "${odd[0]}" must be text in quotes.`);
    return headers as Record<string, string>;
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
