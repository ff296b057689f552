/**
 * The reading room in a real browser. Where there is none, these tests are passed over and say why.
 * TEARSHEET_CHROMIUM names the browser; else it is looked for where systems put it.
 */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReadingRoom } from '../../src/web/reading-room.ts';
import { demoStates, memoryReading } from '../../src/web/shelf.test-kit.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['TEARSHEET_CHROMIUM'] ?? '', ...PLACES].find((place) =>
  existsSync(place),
);
if (executablePath === undefined)
  console.log(`Passed over: no browser at ${PLACES.join(', ')}; name one in TEARSHEET_CHROMIUM.`);

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const states = demoStates();
const idOf = (slug: string) => states.find(({ article }) => article.url.endsWith(slug))?.article.id ?? '';
const ARTICLES = ['flood-inquiry-opens', 'water-level-record', 'palm-harvest', 'lighthouse-walk', 'herbiers'];
const PAGES = [
  '/',
  '/days',
  '/days/2026-11-22',
  '/sources',
  '/sources/haidao',
  '/search?q=%E6%B0%B4',
  '/search?q=rain+(storm',
  '/search?source=hanamal',
  '/feeds',
  '/nowhere',
  ...ARTICLES.map((slug) => `/articles/${idOf(slug)}`),
  `/articles/${idOf('flood-inquiry-opens')}/states`,
  `/articles/${idOf('flood-inquiry-opens')}/changes`,
];

describe.skipIf(executablePath === undefined)('the reading room in a browser', () => {
  let browser: Browser;
  let server: ServerType;
  let origin: string;

  beforeAll(async () => {
    const room = openReadingRoom(memoryReading(states));
    await new Promise<void>((resolve) => {
      server = serve({ fetch: room.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve());
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => server.close(resolve));
  });

  async function withPage(
    options: BrowserContextOptions,
    visit: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    try {
      await visit(await context.newPage());
    } finally {
      await context.close();
    }
  }

  test('loads nothing from elsewhere and breaks no rule of its own policy', async () => {
    await withPage({}, async (page) => {
      const elsewhere: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(origin)) elsewhere.push(request.url());
      });
      page.on('console', (message) => {
        if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      for (const path of PAGES) {
        await page.goto(origin + path);
        expect(await page.locator('h1').count(), path).toBe(1);
      }
      expect(elsewhere).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });

  test('fits a narrow telephone, and every field has a label, every link a name, every heading its place', async () => {
    await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      for (const path of PAGES) {
        await page.goto(origin + path);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over, path).toBeLessThanOrEqual(0);
        expect(await page.evaluate(unlabelled), path).toEqual([]);
      }
    });
  });

  test('works without JavaScript: from the front page to an article, to a search, to its result', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(origin);
      await page.locator('.headline a').first().click();
      await page.waitForURL(/\/articles\//);
      await page.locator('#quick').fill('水位');
      await page.locator('#quick').press('Enter');
      await page.waitForURL(/\/search\?/);
      expect(await page.locator('.hits mark').first().textContent()).toBe('水位');
      await page.locator('summary').click();
      await page.locator('#source').selectOption('jiangcheng');
      await page.locator('.search button').click();
      await page.waitForURL(/source=jiangcheng/);
      await page.locator('.hits .headline a').first().click();
      expect(await page.locator('article.sheet').getAttribute('lang')).toBe('zh-Hans');
    });
  });

  test('can be read with the keyboard alone', async () => {
    await withPage({}, async (page) => {
      await page.goto(origin);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const second = await page.locator('.headline a').nth(1).textContent();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(second);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/articles\//);
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('quick');
      await page.keyboard.type('j?t');
      expect(await page.locator('#quick').inputValue()).toBe('j?t');
      await page.locator('h1').click();
      await page.keyboard.press('?');
      expect(await page.locator('#keys').isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await page.keyboard.press('s');
      await page.waitForURL(/\/sources$/);
    });
  });

  test('sets an article from right to left, and Chinese in two-character indents', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${origin}/articles/${idOf('palm-harvest')}`);
      const arabic = await page
        .locator('.body > p')
        .first()
        .evaluate((element) => getComputedStyle(element).direction);
      expect(arabic).toBe('rtl');
      await page.goto(`${origin}/articles/${idOf('water-level-record')}`);
      const indent = await page
        .locator('.body > p')
        .first()
        .evaluate((element) => {
          const { textIndent, fontSize } = getComputedStyle(element);
          return Number.parseFloat(textIndent) / Number.parseFloat(fontSize);
        });
      expect(indent).toBeCloseTo(2, 1);
    });
  });

  test('every word stands out from its ground, by day and by night', async () => {
    await withPage({}, async (page) => {
      for (const path of PAGES) {
        await page.goto(origin + path);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await page.evaluate(faintWords), `${path}, ${colorScheme}`).toEqual([]);
        }
      }
    });
  });
});

/** Runs in the page: texts whose contrast is under 4.5 : 1 (WCAG 2.2, 1.4.3). */
function faintWords(): string[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)';
    const colour = getComputedStyle(element).backgroundColor;
    return channels(colour)[3] === 0 ? ground(element.parentElement) : colour;
  };
  const faint: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '',
    );
    if (!own || !element.checkVisibility()) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.push(`${contrast.toFixed(2)} ${element.outerHTML.slice(0, 120)}`);
  }
  return faint;
}

/** Runs in the page: fields without a label, links and buttons without a name, skipped heading levels, doubled ids. */
function unlabelled(): string[] {
  const found: string[] = [];
  for (const field of document.querySelectorAll<HTMLInputElement>('input, select, textarea'))
    if ((field.labels?.length ?? 0) === 0 && !field.hasAttribute('aria-label')) found.push(field.outerHTML);
  for (const named of document.querySelectorAll('a, button'))
    if ((named.textContent ?? '').trim() === '' && !named.hasAttribute('aria-label'))
      found.push(named.outerHTML);
  for (const image of document.querySelectorAll('img'))
    if (!image.hasAttribute('alt')) found.push(image.outerHTML);
  let level = 0;
  for (const heading of document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')) {
    const next = Number(heading.tagName[1]);
    // A publisher's own crossheads may begin at any level.
    if (next > level + 1 && heading.closest('.body') === null)
      found.push(`after h${level}: ${heading.outerHTML.slice(0, 80)}`);
    level = next;
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  found.push(...ids.filter((id, index) => ids.indexOf(id) !== index));
  return found;
}
