import { afterEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { articleId } from '../../src/article/identity.ts';
import { type Check, checkOf, type Recheck, recheck } from '../../src/desk/recheck.ts';
import type { Clipping, NoStory, NoStoryCode } from '../../src/extract/clipping.ts';
import { USUAL, userAgent } from '../../src/fetch/courtesy.ts';
import { openFetcher } from '../../src/fetch/fetcher.ts';
import { type Handler, openSite, redirects, type Site, sends } from './site.test-kit.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const NOW = Date.parse('2026-01-10T10:00:00Z');
const TEXT = Array.from(
  { length: 8 },
  (_, n) => `Paragraph ${n} tells of the rain that fell on Lima for ${n} days.`,
).join('\n');

const body = (text: string): Article['body'] =>
  text.split('\n').map((line) => ({ kind: 'paragraph', content: [{ kind: 'text', text: line }] }));

/** Pages are plain text here: "no-story: login", or a headline and paragraphs; extraction has tests of its own. */
function clip(text: string): Clipping | NoStory {
  if (text.startsWith('no-story: ')) return { kind: 'no-story', code: text.slice(10) as NoStoryCode };
  const [headline = '', ...lines] = text.split('\n');
  const free = !headline.endsWith(' (subscribers)');
  return { kind: 'clipping', headline, byline: [], body: body(lines.join('\n')), ...(!free && { free }) };
}

/** Looks at a story again and again; what the host answers each time. */
async function looks(...answers: Handler[]): Promise<{ results: Recheck[]; site: Site; kept: number }> {
  let look = 0;
  const site = await openSite((request, response, nth) => {
    if (request.url === '/news/other')
      return sends(`Wind\n${TEXT.replaceAll('rain', 'wind')}`)(request, response, nth);
    if (request.url !== '/news/rain') return sends('no-story: front-page')(request, response, nth);
    return answers[look]?.(request, response, nth);
  });
  open.push(site);
  let now = NOW;
  const fetcher = openFetcher({
    ...USUAL,
    guard: 'off',
    pauseMs: 0,
    userAgent: userAgent('1.0.0'),
    clock: () => now,
  });
  open.push(fetcher);
  const url = site.url('/news/rain');
  const article: Article = {
    id: articleId(url),
    headline: 'Rain',
    byline: [],
    source: 'paper',
    url,
    publishedAt: NOW,
    retrievedAt: NOW,
    body: body(TEXT),
    origin: 'page',
  };
  let check: Check = checkOf(article, undefined);
  let kept = 0;
  const results: Recheck[] = [];
  for (; look < answers.length; look++) {
    now = check.next;
    const result = await recheck(check, article, {
      fetcher,
      clock: () => now,
      clip: ({ bytes }) => clip(Buffer.from(bytes).toString()),
      keepAgain: async (_page, { body: again }) => {
        const isRevised = JSON.stringify(again) !== JSON.stringify(article.body);
        kept += isRevised ? 1 : 0;
        return isRevised;
      },
    });
    if (!result) throw new Error('given up');
    results.push(result);
    check = JSON.parse(JSON.stringify(result.check));
  }
  return { results, site, kept };
}

const story = (text = TEXT, headline = 'Rain', headers: Record<string, string> = {}): Handler =>
  sends(`${headline}\n${text}`, headers);
const outcomes = (results: readonly Recheck[]) =>
  results.map(({ outcome, how }) => (how === undefined ? outcome : `${outcome} ${how}`));

describe('a kept article', () => {
  it('costs a 304 while nothing changes', async () => {
    const { results, site } = await looks(
      story(TEXT, 'Rain', { etag: '"1"' }),
      sends('', {}, 304),
      sends('', {}, 304),
    );
    expect(outcomes(results)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(
      site.asked.filter(({ url }) => url === '/news/rain').map(({ headers }) => headers['if-none-match']),
    ).toEqual([undefined, '"1"', '"1"']);
  });

  it('that is edited is revised', async () => {
    const { results, kept } = await looks(
      story(),
      story(`${TEXT}\nCorrected: it was snow that fell on Lima.`),
    );
    expect(outcomes(results)).toEqual(['unchanged', 'revised']);
    expect(kept).toBe(1);
  });

  it.each([
    ['410', sends('', {}, 410), 'gone'],
    ['404', sends('', {}, 404), 'not-found'],
    ['451', sends('', {}, 451), 'withheld'],
    ['the front page', redirects('/'), 'front-page'],
    ['the front page of its language', redirects('/en/'), 'front-page'],
  ])('that has become %s has vanished, once', async (_what, answer, how) => {
    const { results, kept } = await looks(story(), answer, answer, answer);
    expect(outcomes(results)).toEqual(['unchanged', `vanished ${how}`, 'unchanged', 'unchanged']);
    expect(results.at(-1)?.check.gone).toBe(how);
    expect(kept).toBe(0);
  });

  it.each([
    ['a login', sends('no-story: login'), 'paywalled'],
    ['an empty page', sends('no-story: no-text'), 'emptied'],
    ['a page that says "not found"', sends('no-story: error-page'), 'not-found'],
    ['a teaser for subscribers', story(TEXT.slice(0, 150), 'Rain (subscribers)'), 'paywalled'],
    ['a line', story('This story was removed.'), 'emptied'],
    ['payment', sends('', {}, 402), 'paywalled'],
  ])('that has become %s has vanished at the second look', async (_what, answer, how) => {
    const { results, kept } = await looks(story(), answer, answer, answer);
    expect(outcomes(results)).toEqual(['unchanged', 'unchanged', `vanished ${how}`, 'unchanged']);
    expect(kept).toBe(0);
  });

  it('that was away for an hour has not vanished', async () => {
    const { results } = await looks(story(), sends('no-story: no-text'), story(), sends('no-story: no-text'));
    expect(outcomes(results)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
  });

  it('that comes back is told so', async () => {
    const { results } = await looks(sends('', {}, 404), story(), story());
    expect(outcomes(results)).toEqual(['vanished not-found', 'returned not-found', 'unchanged']);
  });

  it('that leads to another story has been replaced', async () => {
    const elsewhere: Handler = redirects('/news/other');
    const { results } = await looks(story(), elsewhere, elsewhere);
    expect(outcomes(results)).toEqual(['unchanged', 'unchanged', 'vanished replaced']);
  });

  it('whose host asks for a pause waits for just that', async () => {
    const { results } = await looks(sends('', { 'retry-after': '7200' }, 429), story());
    expect(outcomes(results)).toEqual(['waiting', 'unchanged']);
    expect((results[0]?.check.next ?? 0) - (results[0]?.at ?? 0)).toBe(7_200_000);
    expect(results[0]?.check).not.toHaveProperty('failures');
  });

  it.each([
    ['503', sends('', {}, 503)],
    ['403', sends('', {}, 403)],
    ['a broken connection', ((_request, response) => response.destroy()) as Handler],
  ])('that answers %s is asked ever more rarely, and nothing is concluded', async (_what, answer) => {
    const { results } = await looks(answer, answer, answer, story());
    expect(outcomes(results)).toEqual(['failed', 'failed', 'failed', 'unchanged']);
    const waits = results.map(({ check, at }) => check.next - at);
    expect(waits[2]).toBeGreaterThan(2 * (waits[0] ?? 0));
    expect(results.at(-1)?.check).not.toHaveProperty('failures');
  });
});
