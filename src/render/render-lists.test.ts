import { describe, expect, test } from 'vitest';
import { relativePath } from './list-line.ts';
import { type ListCard, type ListFile, renderLists } from './render-lists.ts';

const OPTIONS = {
  title: 'The [town] archive',
  zone: 'Asia/Shanghai',
  sourceTitle: (id: string) => (id === 'gazette' ? 'The Gazette | City' : id),
};

function card(headline: string, at: string | undefined, source = 'gazette'): ListCard {
  const path = `articles/${source}/2022/01/15-${encodeURIComponent(headline).slice(0, 8)}.md`;
  return { headline, path, source, ...(at !== undefined && { publishedAt: Date.parse(at) }) };
}

async function render(cards: readonly ListCard[]): Promise<Map<string, string>> {
  const files: ListFile[] = [];
  for await (const file of renderLists(cards, OPTIONS)) files.push(file);
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  return new Map(files.map(({ path, text }) => [path, text]));
}

describe('the Markdown lists', () => {
  test('a headline with brackets, bars and line breaks is still one link in one line', async () => {
    const lists = await render([card('Storm [update] | a\nb `c` <d>', '2022-01-15T16:45:01Z')]);
    const line = (lists.get('README.md') ?? '').split('\n').find((one) => one.startsWith('- '));
    expect(line).toBe(
      '- 2022-01-16 00:45 [Storm \\[update\\] \\| a b \\`c\\` \\<d\\>](articles/gazette/2022/01/15-Storm%2520.md) · The Gazette \\| City',
    );
  });

  test('a day is the zone’s day, and its file stands under its year', async () => {
    const lists = await render([card('Late', '2022-01-15T16:45:01Z'), card('Early', '2022-01-15T15:45:00Z')]);
    expect(lists.get('lists/days/2022/01/16.md')).toContain('# Sunday, 16 January 2022');
    expect(lists.get('lists/days/2022/01/15.md')).toContain('- 23:45 [Early]');
    expect(lists.get('lists/days/2022/README.md')).toContain('[16](01/16.md) (1) · [15](01/15.md) (1)');
  });

  test('every relative link leads to a file that was written or to a sheet', async () => {
    const cards = [
      card('新年', '2022-01-15T16:45:01Z', 'b'),
      card('Old', '2020-05-01T00:00:00Z'),
      card('Unknown', undefined, 'b'),
    ];
    const lists = await render(cards);
    const known = new Set([...lists.keys(), ...cards.map(({ path }) => path)]);
    for (const [path, text] of lists)
      for (const [, link = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
        const target = decodeURIComponent(new URL(link, `file:///${path}`).pathname.slice(1));
        expect(known, `${path} → ${link}`).toContain(target);
      }
  });

  test('an article without a date is listed, under no day', async () => {
    const lists = await render([card('When?', undefined)]);
    expect(lists.get('lists/undated.md')).toContain('[When?]');
    expect(lists.get('README.md')).toContain('[without a date](lists/undated.md) (1)');
  });

  test('an archive without articles has a front page that says so', async () => {
    const lists = await render([]);
    expect([...lists.keys()]).toEqual(['README.md']);
    expect(lists.get('README.md')).toContain('Nothing has been collected yet');
  });

  test('lists are given out while cards come in: a day is out before the next is read', async () => {
    const read: number[] = [];
    async function* cards() {
      for (let day = 28; day > 0; day--) {
        read.push(day);
        yield card(`Day ${day}`, `2022-02-${String(day).padStart(2, '0')}T04:00:00Z`);
      }
    }
    for await (const { path } of renderLists(cards(), OPTIONS)) {
      expect(path).toBe('lists/days/2022/02/28.md');
      expect(read).toEqual([28, 27]);
      break;
    }
  });

  test('a headline from right to left does not push the time to its other end', async () => {
    const lists = await render([card('مدينة', '2022-01-15T16:45:01Z')]);
    expect(lists.get('README.md')).toContain('00:45 [\u2067مدينة\u2069](');
  });
});

test('relative paths climb no further than they must', () => {
  expect(relativePath('lists/days/2022/01/16.md', 'lists/days/2022/README.md')).toBe('01/16.md');
  expect(relativePath('articles/a/ü.md', 'lists/sources/a/2022-01.md')).toBe('../../../articles/a/%C3%BC.md');
});
