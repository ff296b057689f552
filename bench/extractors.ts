/** The extractors that the benches set side by side. */
import { plainText } from '../src/article/text.ts';
import { extract } from '../src/extract/index.ts';

/** A page's body as text, a line a block; '' for none. */
export type Extractor = (html: string, url: string) => string | Promise<string>;

const BLOCKS = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 LI TR BLOCKQUOTE PRE SECTION ARTICLE FIGURE FIGCAPTION UL OL TABLE BR DT DD'.split(
    ' ',
  ),
);

/** Text of a DOM with a line break between blocks: textContent would glue words together and cost the peers .005. */
function textByBlock(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  const inner = [...node.childNodes].map(textByBlock).join('');
  return BLOCKS.has(node.nodeName.toUpperCase()) ? `\n${inner}\n` : inner;
}

/** Ours and the peers', each loaded when it is asked for. */
export const EXTRACTORS: Readonly<Record<string, () => Promise<Extractor>>> = {
  tearsheet: async () => (html, url) => {
    const result = extract(html, url ? { url } : {});
    return result.kind === 'clipping' ? plainText(result.body) : '';
  },
  'readability + linkedom': async () => {
    const { Readability } = await import('@mozilla/readability');
    const { parseHTML } = await import('linkedom');
    return (html) => {
      const { document } = parseHTML(html);
      const content = new Readability(document as unknown as Document, { serializer: (node) => node }).parse()
        ?.content;
      return content ? textByBlock(content as Node) : '';
    };
  },
  'defuddle + linkedom': async () => {
    const { Defuddle } = await import('defuddle/node');
    const { parseHTML } = await import('linkedom');
    return async (html, url) => {
      const { document } = parseHTML(html);
      const { content } = await Defuddle(document as unknown as Document, url || 'https://example.org/', {
        useAsync: false,
      });
      return textByBlock(
        parseHTML(`<!doctype html><html><body>${content}</body></html>`).document.body as unknown as Node,
      );
    };
  },
};
