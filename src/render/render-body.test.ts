import { describe, expect, test } from 'vitest';
import type { Block } from '../article/block.ts';
import { renderBody } from './render-body.ts';

const text = (words: string) => ({ kind: 'text', text: words }) as const;

describe('a body set for reading', () => {
  test('says nothing unsafe, whatever stands in the sheet', () => {
    const hostile: Block[] = [
      {
        kind: 'paragraph',
        content: [{ kind: 'link', href: 'javascript:alert(1)', content: [text('click')] }],
      },
      { kind: 'paragraph', content: [text('<script>alert(1)</script>')] },
      { kind: 'figure', src: 'data:text/html,<script>', alt: '"><script>', caption: [text('Seen')] },
      { kind: 'figure', src: 'https://x.example/"onerror="alert(1)', alt: '' },
      { kind: 'embed', address: 'JaVaScRiPt:alert(1)', title: 'Film' },
      { kind: 'quotation', cite: 'vbscript:x', blocks: [{ kind: 'embed', address: 'file:///etc/passwd' }] },
    ];
    const html = renderBody(hostile);
    expect(html).not.toMatch(/<script|javascript:|vbscript:|file:|data:|\sonerror/i);
    expect(html).toContain('<p id="b1">click</p>');
    expect(html).toContain('Seen');
    expect(html).toContain('Film');
  });

  test('an image that is not kept stands as its caption and a link', () => {
    const html = renderBody([
      {
        kind: 'figure',
        src: 'https://img.example.org/a.jpg',
        caption: [text('The gate')],
        credit: 'I. Calder',
      },
    ]);
    expect(html).not.toContain('<img');
    expect(html).toContain('The gate');
    expect(html).toContain('I. Calder');
    expect(html).toContain('href="https://img.example.org/a.jpg"');
  });

  test('an image that is kept is shown from here, inside a list item too', () => {
    const figure: Block = { kind: 'figure', src: 'https://img.example.org/a.jpg', alt: 'Gate' };
    const html = renderBody([{ kind: 'list', ordered: false, items: [[figure]] }], {
      image: () => ({ href: '/images/abc.jpg', width: 640, height: 400 }),
    });
    expect(html).toContain('<img src="/images/abc.jpg" alt="Gate" width="640" height="400"');
  });

  test('ruby, tables and breaks keep their mark-up', () => {
    const html = renderBody([
      {
        kind: 'paragraph',
        content: [{ kind: 'ruby', base: [text('港')], reading: 'みなと' }, { kind: 'break' }, text('x')],
      },
      { kind: 'table', rows: [[{ header: true, content: [text('Year')] }]] },
    ]);
    expect(html).toContain('<ruby>港<rt>みなと</rt></ruby><br>x');
    expect(html).toContain('<table><tr><th>Year</th></tr></table>');
  });
});
