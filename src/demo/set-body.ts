/** A story's blocks → HTML in a newspaper's own mark-up, with the lazy images and the wrappers that real pages have. */
import type { Block, Inline } from '../article/block.ts';
import { escapeAttribute, escapeText } from '../article/escape.ts';

export interface BodyStyle {
  readonly paragraph: (html: string) => string;
  readonly figure: (src: string, alt: string, caption: string, credit: string) => string;
  /** Absolute address of a picture. */
  readonly picture: (name: string) => string;
  /** Absolute address of a link in copy: `slug` is a story of the same paper. */
  readonly link: (href: string) => string;
}

export function setBlock(block: Block, style: BodyStyle): string {
  switch (block.kind) {
    case 'paragraph':
      return style.paragraph(setRuns(block.content, style));
    case 'heading':
      return `<h${block.level} class="crosshead">${setRuns(block.content, style)}</h${block.level}>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${item.map((b) => itemHtml(b, style)).join('')}</li>`);
      return `<${tag}>\n${items.join('\n')}\n</${tag}>`;
    }
    case 'quotation':
      return `<blockquote>${block.blocks.map((b) => `<p>${itemHtml(b, style)}</p>`).join('\n')}</blockquote>`;
    case 'figure':
      return style.figure(
        style.picture(block.src),
        escapeAttribute(block.alt ?? ''),
        setRuns(block.caption ?? [], style),
        escapeText(block.credit ?? ''),
      );
    case 'table': {
      const rows = block.rows.map((row) =>
        row
          .map((c) =>
            c.header ? `<th>${setRuns(c.content, style)}</th>` : `<td>${setRuns(c.content, style)}</td>`,
          )
          .join(''),
      );
      return `<div class="table-wrap"><table>\n${rows.map((row) => `<tr>${row}</tr>`).join('\n')}\n</table></div>`;
    }
    case 'embed':
      return `<div class="embed embed-video"><iframe src="${escapeAttribute(block.address)}" title="${escapeAttribute(block.title ?? '')}" loading="lazy" allowfullscreen></iframe></div>`;
    case 'preformatted':
      return `<pre>${escapeText(block.text)}</pre>`;
    case 'rule':
      return '<hr>';
  }
}

function itemHtml(block: Block, style: BodyStyle): string {
  return block.kind === 'paragraph' ? setRuns(block.content, style) : setBlock(block, style);
}

function setRuns(runs: readonly Inline[], style: BodyStyle): string {
  return runs.map((run) => setRun(run, style)).join('');
}

function setRun(run: Inline, style: BodyStyle): string {
  switch (run.kind) {
    case 'text':
      return escapeText(run.text);
    case 'strong':
      return `<strong>${setRuns(run.content, style)}</strong>`;
    case 'emphasis':
      return `<em>${setRuns(run.content, style)}</em>`;
    case 'link':
      return `<a href="${escapeAttribute(style.link(run.href))}">${setRuns(run.content, style)}</a>`;
    case 'ruby':
      return `<ruby>${setRuns(run.base, style)}<rp>(</rp><rt>${escapeText(run.reading)}</rt><rp>)</rp></ruby>`;
    case 'sub':
    case 'sup':
      return `<${run.kind}>${setRuns(run.content, style)}</${run.kind}>`;
    case 'code':
      return `<code>${escapeText(run.text)}</code>`;
    case 'break':
      return '<br>';
  }
}
