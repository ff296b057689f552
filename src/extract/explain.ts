/**
 * A page as its extractor sees it: one HTML page, in itself complete, with every line coloured by what was decided of it. For people
 * who improve the extractor. Goes in: the page's HTML and where it is from. Comes out: HTML. No script, nothing loaded.
 */
import { clip } from './clip.ts';
import type { Decision, PageContext } from './clipping.ts';
import { readPage } from './page.ts';
import { judgedLines } from './story.ts';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
li{list-style:none;display:grid;grid-template-columns:5rem 9rem 1fr;gap:.6rem;padding:.15rem .5rem;border-left:.35rem solid}
ol{padding:0}.kept{border-color:#17803d;background:#f0faf3}.left{border-color:#b3261e;background:#fdf3f2;color:#444}
.near{border-left-style:dashed}code{font-size:.8rem;color:#555}`;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Shape: one `li` a line with its score, its rule and its text; class `kept` or `left`, `near` when the score was close to 0. */
function row({ kept, rule, score, text }: Decision): string {
  const near = Math.abs(score) < 0.7 ? ' near' : '';
  return `<li class="${kept ? 'kept' : 'left'}${near}"><code>${score.toFixed(2)}</code><code>${escaped(rule)}</code><span dir="auto">${escaped(text)}</span></li>`;
}

export function explainPage(html: string, at: PageContext = {}): string {
  const page = readPage(html, at);
  const clipping = clip(page, { why: true });
  const decisions = clipping.kind === 'clipping' ? (clipping.why ?? []) : judgedLines(page);
  const headline = clipping.kind === 'clipping' ? clipping.headline : `no story: ${clipping.code}`;
  const facts =
    clipping.kind === 'clipping'
      ? [
          clipping.byline.join(', '),
          clipping.printedTime,
          clipping.section,
          clipping.language,
          clipping.siteName,
        ]
      : [];
  const rows = decisions.map(row).join('\n');
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escaped(headline)}</title><style>${STYLE}</style>
<h1 dir="auto">${escaped(headline)}</h1>
<p dir="auto">${escaped(facts.filter((fact) => fact).join(' · '))}</p>
<p>${decisions.filter((decision) => decision.kept).length} of ${decisions.length} lines kept. Green: kept. Red: left out. Dashed: it was close.</p>
<ol>
${rows}
</ol>
</html>
`;
}
