import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clip, readPage } from '../../../src/extract/index.ts';
import { readMasthead } from '../../../src/extract/masthead/masthead.ts';

const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.html'));

/** `name.html` goes in; what stands in `name.json` comes out, where null means that the field is absent. Pages are invented, one cause each. */
describe('what a page says of itself', () => {
  it.each(names)('%s', (name) => {
    const html = readFileSync(join(import.meta.dirname, name), 'utf8');
    const wanted: Record<string, unknown> = JSON.parse(
      readFileSync(join(import.meta.dirname, name.replace('.html', '.json')), 'utf8'),
    );
    const page = readPage(html, {
      url: 'https://news.example/people/real-life/harbour-bridge.html',
      zone: 'UTC',
    });
    const read: Record<string, unknown> = { ...clip(page), ...readMasthead(page) };
    expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, read[key] ?? null]))).toEqual(wanted);
  });
});
