/**
 * YAML front matter, as static-site generators write it before a post.
 * Goes in: the whole text. Comes out: its mapping and where the rest begins, nothing when there is none, or damage.
 */
import { parse, YAMLParseError } from 'yaml';
import { type Damage, damage } from './damage.ts';

export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>;
  /** UTF-16 offset of what follows the closing `---`. */
  readonly end: number;
}

/** Shape: "---\ntitle: Rain\n---\nbody" → { fields: { title: "Rain" }, end: 20 } */
export function readFrontMatter(text: string): FrontMatter | Damage | undefined {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) return undefined;
  try {
    // Failsafe keeps dates and numbers as they were typed; they are read by those who know what they mean.
    const fields: unknown = parse(match[1] ?? '', { schema: 'failsafe', maxAliasCount: 0 });
    if (fields === null) return { fields: {}, end: match[0].length };
    if (typeof fields === 'object' && !Array.isArray(fields)) {
      return { fields: fields as Record<string, unknown>, end: match[0].length };
    }
    return damage('bad-front-matter', 0, 'The front matter is no list of names and values.');
  } catch (error) {
    if (!(error instanceof YAMLParseError || error instanceof ReferenceError)) throw error;
    const at = error instanceof YAMLParseError ? error.pos[0] : 0;
    return damage('bad-front-matter', at, `The front matter is no YAML: ${error.message.split('\n')[0]}`);
  }
}
