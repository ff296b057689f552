/** Markup as a value: what is put into a template is escaped unless it is markup itself. */
import { escapeAttribute } from '../article/escape.ts';

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Html | string | number | undefined | false | readonly Part[];

/** Shape: html`<p>${"a < b"}</p>` → `<p>a &lt; b</p>`. `undefined` and `false` print nothing. Attributes need their quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? '';
  for (const [index, part] of parts.entries()) text += print(part) + (strings[index + 1] ?? '');
  return new Html(text);
}

/** Markup that render/ or article/ has made. */
export function markup(text: string): Html {
  return new Html(text);
}

function print(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(print).join('');
  return escapeAttribute(String(part));
}
