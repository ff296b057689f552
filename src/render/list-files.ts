/** The Markdown lists one by one: what stands in each, and under which path. Links are relative. */
import { type Day, dayOf, timeOf } from '../moment/day.ts';
import { type ListCard, listLine, listLink, listText } from './list-line.ts';

export interface ListOptions {
  readonly title: string;
  /** Zone whose midnight parts the days. */
  readonly zone: string;
  readonly sourceTitle: (id: string) => string;
  /** How many of the newest the front pages name. */
  readonly newest?: number;
}

export interface ListFile {
  readonly path: string;
  readonly text: string;
}

/** What is counted of all articles, or of one source's. */
export interface Tally {
  count: number;
  readonly newest: ListCard[];
  /** In the order met, newest first. */
  readonly months: Map<string, number>;
}

/** In the order met. */
export function yearsOf({ months }: Tally): string[] {
  return [...new Set([...months.keys()].map((month) => month.slice(0, -3)))];
}

export function dayFile(day: Day, cards: readonly ListCard[], options: ListOptions): ListFile {
  const path = dayPath(day);
  const year = day.slice(0, -6);
  return file(path, [
    `# ${longDay(day)}`,
    `${listLink(`All days of ${year}`, `lists/days/${year}/README.md`, path)} · ${listLink(options.title, 'README.md', path)}`,
    bySource(cards, path, options, (card) => timeOf(card.publishedAt ?? 0, options.zone) ?? ''),
    articles(cards.length),
  ]);
}

/** The day's stories under the names of their sources, sources in the order of their newest story. */
function bySource(
  cards: readonly ListCard[],
  path: string,
  { sourceTitle }: ListOptions,
  lead: (card: ListCard) => string,
): string {
  return [...Map.groupBy(cards, ({ source }) => source)]
    .map(([source, own]) => {
      const heading = listLink(sourceTitle(source), `lists/sources/${source}/README.md`, path);
      return `## ${heading}\n\n${own.map((card) => listLine(card, path, lead(card))).join('\n')}`;
    })
    .join('\n\n');
}

export function monthFile(
  source: string,
  month: string,
  cards: readonly ListCard[],
  { zone, sourceTitle }: ListOptions,
): ListFile {
  const path = monthPath(source, month);
  const byDay = Map.groupBy(cards, ({ publishedAt }) => dayOf(publishedAt ?? 0, zone) ?? '');
  const sections = [...byDay].map(([day, own]) => {
    const lines = own.map((card) => listLine(card, path, timeOf(card.publishedAt ?? 0, zone) ?? ''));
    return `## ${listLink(longDay(day), dayPath(day), path)}\n\n${lines.join('\n')}`;
  });
  return file(path, [
    `# ${listLink(sourceTitle(source), `lists/sources/${source}/README.md`, path)}, ${longMonth(month)}`,
    ...sections,
    articles(cards.length),
  ]);
}

export function undatedFile(cards: readonly ListCard[], options: ListOptions): ListFile {
  const path = 'lists/undated.md';
  return file(path, [
    '# Without a date',
    listLink(options.title, 'README.md', path),
    bySource(cards, path, options, () => ''),
  ]);
}

export function yearFile(year: string, days: ReadonlyMap<Day, number>): ListFile {
  const path = `lists/days/${year}/README.md`;
  const own = [...days].filter(([day]) => day.startsWith(`${year}-`));
  const months = [...Map.groupBy(own, ([day]) => day.slice(0, -3))].map(([month, rows]) => {
    const links = rows.map(([day, cards]) => `${listLink(day.slice(-2), dayPath(day), path)} (${cards})`);
    return `## ${longMonth(month)}\n\n${links.join(' · ')}`;
  });
  return file(path, [`# ${year}`, listLink('Front page', 'README.md', path), ...months]);
}

export function sourceFile(source: string, own: Tally, { zone, sourceTitle }: ListOptions): ListFile {
  const path = `lists/sources/${source}/README.md`;
  const months = [...Map.groupBy(own.months, ([month]) => month.slice(0, -3))].map(([year, rows]) => {
    const links = rows.map(
      ([month, cards]) => `${listLink(month, monthPath(source, month), path)} (${cards})`,
    );
    return `- **${year}**: ${links.join(' · ')}`;
  });
  return file(path, [
    `# ${listText(sourceTitle(source))}`,
    `${articles(own.count)} · ${listLink('Front page', 'README.md', path)}`,
    ...(months.length === 0 ? [] : [`## By month\n\n${months.join('\n')}`]),
    `## Newest\n\n${own.newest.map((card) => listLine(card, path, moment(card, zone))).join('\n')}`,
  ]);
}

export function frontPage(
  all: Tally,
  sources: ReadonlyMap<string, Tally>,
  undated: number,
  { title, zone, sourceTitle }: ListOptions,
): ListFile {
  const path = 'README.md';
  const rows = [...sources]
    .sort(([a], [b]) => sourceTitle(a).localeCompare(sourceTitle(b), 'en'))
    .map(([id, own]) => {
      const newest = own.newest[0];
      const day = newest?.publishedAt === undefined ? '' : (dayOf(newest.publishedAt, zone) ?? '');
      return `| ${listLink(sourceTitle(id), `lists/sources/${id}/README.md`, path)} | ${own.count} | ${day} |`;
    });
  const years = yearsOf(all).map((year) => listLink(year, `lists/days/${year}/README.md`, path));
  if (undated > 0) years.push(`${listLink('without a date', 'lists/undated.md', path)} (${undated})`);
  const newest = all.newest.map((card) => {
    const name = listText(sourceTitle(card.source));
    return `${listLine(card, path, moment(card, zone))} · ${name}`;
  });
  return file(path, [
    `# ${listText(title)}`,
    all.count === 0 ? 'Nothing has been collected yet.' : articles(all.count),
    ...(years.length === 0 ? [] : [`**By day**: ${years.join(' · ')}`]),
    ...(newest.length === 0 ? [] : [`## Newest\n\n${newest.join('\n')}`]),
    ...(rows.length === 0
      ? []
      : [`## Sources\n\n| Source | Articles | Newest |\n|---|---:|---|\n${rows.join('\n')}`]),
  ]);
}

function moment({ publishedAt }: ListCard, zone: string): string {
  const day = publishedAt === undefined ? undefined : dayOf(publishedAt, zone);
  return day === undefined || publishedAt === undefined ? '' : `${day} ${timeOf(publishedAt, zone)}`;
}

function dayPath(day: Day): string {
  return `lists/days/${day.replaceAll('-', '/')}.md`;
}

function monthPath(source: string, month: string): string {
  return `lists/sources/${source}/${month}.md`;
}

const LONG_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const LONG_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function longDay(day: Day): string {
  return LONG_DAY.format(Date.parse(`${day}T12:00:00Z`));
}

function longMonth(month: string): string {
  return LONG_MONTH.format(Date.parse(`${month}-15T12:00:00Z`));
}

function articles(number: number): string {
  return number === 1 ? '1 article' : `${number.toLocaleString('en-US')} articles`;
}

function file(path: string, parts: readonly string[]): ListFile {
  return { path, text: `${parts.filter((part) => part !== '').join('\n\n')}\n` };
}
