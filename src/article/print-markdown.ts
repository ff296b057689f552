/** Article → Markdown (CommonMark with GitHub's tables), for people and for tools that read it; not for keeping. */
import type { Article } from './article.ts';
import type { Block, Inline, List } from './block.ts';

const SPECIAL = /[\\`*_[\]<>&~|$#]/g;

export function printMarkdown(article: Pick<Article, 'headline' | 'standfirst' | 'byline' | 'body'>): string {
  const head = [`# ${escaped(oneLine(article.headline))}`];
  if (article.standfirst) head.push(`**${escaped(oneLine(article.standfirst))}**`);
  if (article.byline.length > 0) head.push(escaped(article.byline.join(', ')));
  return `${[...head, ...markdownBlocks(article.body)].join('\n\n')}\n`;
}

export function markdownBlocks(blocks: readonly Block[]): string[] {
  return blocks.map(markdownBlock).filter((text) => text !== '');
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return runs(block.content)
        .replace(/^(\d+)([.)])/, '$1\\$2')
        .replace(/^([-+=])/, '\\$1');
    case 'heading':
      return `${'#'.repeat(block.level)} ${oneLine(runs(block.content))}`;
    case 'list':
      return markdownList(block);
    case 'quotation':
      return prefixed(markdownBlocks(block.blocks).join('\n\n'), '> ');
    case 'figure': {
      const under = [
        block.caption ? runs(block.caption) : '',
        block.credit ? escaped(block.credit) : '',
      ].filter(Boolean);
      return [`![${escaped(oneLine(block.alt ?? ''))}](${target(block.src)})`, ...under.map(oneLine)].join(
        '  \n',
      );
    }
    case 'table':
      return markdownTable(block.rows.map((row) => row.map((cell) => oneLine(runs(cell.content)))));
    case 'preformatted': {
      const fence = '`'.repeat(
        Math.max(3, ...[...block.text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)),
      );
      return `${fence}\n${block.text}\n${fence}`;
    }
    case 'embed':
      return `[${escaped(oneLine(block.title ?? block.address))}](${target(block.address)})`;
    case 'rule':
      return '---';
  }
}

function markdownList(list: List): string {
  const items = list.items.map((item, at) => {
    const mark = list.ordered ? `${(list.start ?? 1) + at}. ` : '- ';
    const text = markdownBlocks(item).join('\n\n');
    return mark + prefixed(text, ' '.repeat(mark.length)).slice(mark.length);
  });
  return items.join('\n');
}

function markdownTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
  const [first = [], ...rest] = rows;
  return [line(first), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n');
}

function runs(content: readonly Inline[]): string {
  return content.map(run).join('');
}

function run(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escaped(inline.text);
    case 'link':
      return `[${runs(inline.content)}](${target(inline.href)})`;
    case 'emphasis':
      return marked(inline.content, '*');
    case 'strong':
      return marked(inline.content, '**');
    case 'sub':
    case 'sup':
      return `<${inline.kind}>${runs(inline.content)}</${inline.kind}>`;
    case 'code':
      return `\`\` ${inline.text} \`\``;
    case 'ruby':
      return `${runs(inline.base)}（${escaped(inline.reading)}）`;
    case 'break':
      return '  \n';
  }
}

/** Emphasis marks do not count beside white space, so that moves outside them. */
function marked(content: readonly Inline[], mark: string): string {
  const text = runs(content);
  const inner = text.trim();
  return inner === '' ? text : text.replace(inner, () => `${mark}${inner}${mark}`);
}

function escaped(text: string): string {
  return text.replace(SPECIAL, '\\$&');
}

function target(address: string): string {
  return address.replace(
    /[\s<>()\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => (prefix + line).trimEnd())
    .join('\n');
}
