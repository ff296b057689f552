import { describe, expect, it } from 'vitest';
import { readLegacySheet } from './legacy-sheet.ts';

const header = '<!--1642265101000-->\n[Rain [update]](https://x.example/rain)\n------\n\n';

describe('a file of an older archive', () => {
  it('is read with its brackets unescaped', () => {
    expect(readLegacySheet(`${header}<p>Rain.</p>\n`)).toEqual({
      kind: 'legacy',
      headline: 'Rain [update]',
      address: 'https://x.example/rain',
      instant: 1642265101000,
      html: '<p>Rain.</p>',
      frontMatter: {},
    });
  });

  it.each([
    ['NaN for its date', header.replace('1642265101000', 'NaN')],
    ['an empty date', header.replace('1642265101000', '')],
  ])('has no instant when it holds %s', (_what, text) => {
    const read = readLegacySheet(text);
    expect(read).toMatchObject({ kind: 'legacy', html: '' });
    expect(read).not.toHaveProperty('instant');
  });

  it('is read with CRLF, a byte order mark, and a body over many lines', () => {
    const text = `\uFEFF${header}<p>a</p>\n<p>b</p>\n`.replaceAll('\n', '\r\n');
    expect(readLegacySheet(text)).toMatchObject({ html: '<p>a</p>\r\n<p>b</p>', instant: 1642265101000 });
  });

  it('is read with a headline over two lines', () => {
    expect(readLegacySheet(header.replace('Rain ', 'Rain\n'))).toMatchObject({ headline: 'Rain [update]' });
  });

  it('is read with front matter before the header, or in its place', () => {
    const front =
      '---\ntitle: "Snow"\nauthor: Mei Lin\ndate: 2014-02-07T10:07:20+01:00\nfrom: https://x.example/snow\n---\n';
    expect(readLegacySheet(front + header)).toMatchObject({
      headline: 'Rain [update]',
      frontMatter: { author: 'Mei Lin' },
    });
    expect(readLegacySheet(`${front}\n<section>Snow.</section>`)).toEqual({
      kind: 'legacy',
      headline: 'Snow',
      address: 'https://x.example/snow',
      html: '<section>Snow.</section>',
      frontMatter: expect.objectContaining({ date: '2014-02-07T10:07:20+01:00' }),
    });
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['just text', 'no-instant'],
    ['<!--1-->\nno link\n------\n', 'no-heading'],
    ['---\nauthor: x\n---\nbody', 'no-heading'],
    ['---\n: [\n---\nbody', 'bad-front-matter'],
    ['---\n- a\n---\nbody', 'bad-front-matter'],
  ])('is damage when it is %j', (text, code) => {
    expect(readLegacySheet(text)).toMatchObject({ kind: 'damage', code });
  });
});
