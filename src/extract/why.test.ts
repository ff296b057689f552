import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainText } from '../article/text.ts';
import { explainPage } from './explain.ts';
import { extract } from './index.ts';
import { compileRules } from './rules/compile-rules.ts';

const page = (name: string) =>
  readFileSync(new URL(`../../test/conformance/extract/${name}.html`, import.meta.url), 'utf8');
const at = { url: 'https://courier.example/news/bridge-closed' };

describe('why a line is kept or left out', () => {
  it('is told for every line, and only when asked', () => {
    const html = page('related-inside');
    const asked = extract(html, at, { why: true });
    const plain = extract(html, at);
    if (asked.kind !== 'clipping' || plain.kind !== 'clipping') throw new Error('a story was expected');
    expect(plain.why).toBeUndefined();
    expect(asked.body).toEqual(plain.body);
    const kept = asked.why?.filter((decision) => decision.kept).map((decision) => decision.text);
    expect(kept).toEqual(plainText(plain.body).split('\n'));
    expect(asked.why?.find((decision) => decision.text === 'Ferry fares to rise again')).toMatchObject({
      kept: false,
    });
  });

  it('is shown as a page that runs nothing and loads nothing', () => {
    const shown = explainPage(`${page('plain')}<p>&lt;script>alert(1)&lt;/script></p>`, at);
    expect(shown).toContain('<li class="kept');
    expect(shown).not.toMatch(/<script|<img|<link|src=|href=/);
  });

  it('is shown for a page without a story too', () => {
    expect(explainPage(page('login'), at)).toContain('no story: login');
  });
});

describe('a summary', () => {
  const told = (summary: string) =>
    page('plain').replace('<head>', `<head><meta property="og:description" content="${summary}">`);

  it('that is the first words of the body is not told twice', () => {
    const result = extract(told('The harbour bridge at Velmar closed on Monday after inspectors'), at);
    expect(result.kind === 'clipping' && result.standfirst).toBeUndefined();
  });
});

describe('site rules', () => {
  const html = `<html><head><title>x</title></head><body><div class=q><p>One line that no general rule would take for a story.</p>
    <p class=gone>Left out by rule.</p></div><div class=q><p>And another, from a second part.</p></div><i class=who>Ada Quill</i>
    <b class=head>The true headline</b><u class=when>2 March 2026</u></body></html>`;

  it('name the story, what to strip, the headline, the names and the time', () => {
    const rules = compileRules({ body: '.q', strip: '.gone', title: '.head', byline: '.who', date: '.when' });
    if (rules.kind === 'fault') throw new Error(rules.message);
    const result = extract(html, at, { rules });
    expect(result).toMatchObject({
      kind: 'clipping',
      headline: 'The true headline',
      byline: ['Ada Quill'],
      printedTime: '2 March 2026',
    });
    expect(result.kind === 'clipping' && plainText(result.body)).toBe(
      'One line that no general rule would take for a story.\nAnd another, from a second part.',
    );
  });

  it('that name nothing on the page change nothing', () => {
    const rules = compileRules({ body: '.nowhere' });
    if (rules.kind === 'fault') throw new Error(rules.message);
    expect(extract(page('plain'), at, { rules })).toEqual(extract(page('plain'), at));
  });
});
