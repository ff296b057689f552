import { describe, expect, it } from 'vitest';
import { parseHtml } from './parse.ts';
import {
  attr,
  findAll,
  firstChild,
  isElement,
  nameOf,
  nextSibling,
  ownText,
  type Tree,
  textOf,
} from './tree.ts';

/** The tree as nested brackets: `p[one b[two]]`. */
function sketch(tree: Tree, node = 0): string {
  const parts: string[] = [];
  for (let n = firstChild(tree, node); n >= 0; n = nextSibling(tree, n)) {
    if (isElement(tree, n)) parts.push(`${nameOf(tree, n)}[${sketch(tree, n)}]`);
    else parts.push(ownText(tree, n));
  }
  return parts.join('');
}

describe('a page becomes a tree', () => {
  it.each([
    ['paragraphs end where the next begins', '<p>one<p>two<div>three</div>', 'p[one]p[two]div[three]'],
    [
      'list items end where the next begins',
      '<ul><li>a<li>b<ul><li>c</ul><li>d</ul>',
      'ul[li[a]li[bul[li[c]]]li[d]]',
    ],
    [
      'table cells end where the next begins',
      '<table><tr><td>a<td>b<tr><td>c</table>d',
      'table[tr[td[a]td[b]]tr[td[c]]]d',
    ],
    [
      'options end where the next begins',
      '<select><option>a<option>b</select>c',
      'select[option[a]option[b]]c',
    ],
    ['a bold run closed across a paragraph ends with it', '<b><p>x</b>y</p>z', 'b[p[xy]]z'],
    ['an end tag that opens nothing is passed over', 'a</div></p></span>b', 'ab'],
    [
      'a cell is not left by a stray end tag',
      '<div><table><tr><td>a</div>b</table></div>',
      'div[table[tr[td[ab]]]]',
    ],
    ['script text is not mark-up', '<script>if (a<b) "</div>"</script>x', 'script[if (a<b) "</div>"]x'],
    ['a title without end does not take the page', '<title>x<p>y', 'title[]xp[y]'],
    ['comments are left out', 'a<!-- <p> -->b<!--c--><!-->d', 'abd'],
    ['a comment without end does not take the page', 'a<!-- x>b<p>c', 'abp[c]'],
    ['CDATA holds text', '<p><![CDATA[a & b]]>c</p>', 'p[a & bc]'],
    ['a lone < is text', 'a < b <3 c', 'a < b <3 c'],
    ['void elements hold nothing', 'a<br>b<img src=x>c', 'abr[]bimg[]c'],
    ['an attribute glued to the tag is still one', '<imgsrc="a.jpg">x', 'img[]x'],
    ['a head ends with the first text', '<head><meta a=b>x<p>y', 'head[meta[]]xp[y]'],
    ['a link ends where the next begins', '<a href=1>x<a href=2>y</a>', 'a[x]a[y]'],
    ['self-closing counts in drawings alone', '<svg><path/><g/></svg><div/>x', 'svg[path[]g[]]div[x]'],
  ])('%s', (_, html, expected) => {
    expect(sketch(parseHtml(html))).toBe(expected);
  });

  it('reads references in text and in attributes', () => {
    const tree = parseHtml(
      '<a href="?a=1&copy=2&amp;b" title=&quot;x&#8211;>caf&eacute; &nbspx &unknown; &#150; &#x4e2d;</a>',
    );
    const [a = -1] = findAll(tree, 'a');
    expect(attr(tree, a, 'href')).toBe('?a=1&copy=2&b');
    expect(attr(tree, a, 'title')).toBe('"x–');
    expect(textOf(tree, a)).toBe('café x &unknown; – 中');
  });

  it('nests no deeper than its limit, however deep the page', () => {
    const tree = parseHtml('<b>'.repeat(5000));
    const open: number[] = [];
    let deepest = 0;
    for (let n = 0; n < tree.size; n++) {
      while (open.length > 0 && n >= (tree.end[open.at(-1) as number] as number)) open.pop();
      open.push(n);
      deepest = Math.max(deepest, open.length);
    }
    expect(deepest).toBeLessThanOrEqual(514);
  });

  it('ends on pages made to hurt', () => {
    expect(parseHtml('<div>'.repeat(200_000)).size).toBe(200_001);
    expect(parseHtml('&amp;'.repeat(200_000)).size).toBe(2);
    expect(parseHtml(`<p ${'a=b '.repeat(1_000_000)}>x`).size).toBe(3);
    expect(parseHtml('<!--'.repeat(200_000)).size).toBeGreaterThan(0);
    expect(parseHtml('<title>'.repeat(200_000)).size).toBe(200_001);
    expect(parseHtml('<p><button>'.repeat(200_000)).size).toBeGreaterThan(0);
    expect(parseHtml('<a b="'.repeat(200_001)).size).toBeGreaterThan(0);
  });
});
