/** The story's text as the page's own data tell it (JSON-LD `articleBody`): precise, often cut short, so an anchor and not the text. */
import { tagNumber } from '../tree/tags.ts';
import { attr, rawTextOf, type Tree } from '../tree/tree.ts';

const SCRIPT = tagNumber('script');
const FIELD = /"(?:articleBody|text)"\s*:\s*("(?:[^"\\]|\\[\s\S])*")/g;

/** The longest `articleBody` (or a posting's `text`) in the page's JSON-LD, mark-up and all; '' when there is none. */
export function storyInData(tree: Tree): string {
  let best = '';
  for (let n = 1; n < tree.size; n++) {
    if (tree.tag[n] !== SCRIPT || !/ld\+json/i.test(attr(tree, n, 'type') ?? '')) continue;
    const raw = rawTextOf(tree, n);
    if (!raw.includes('articleBody') && !raw.includes('"text"')) continue;
    for (const [, quoted = '""'] of raw.matchAll(FIELD)) {
      const text = unquoted(quoted);
      if (text.length > best.length) best = text;
    }
  }
  return best;
}

function unquoted(quoted: string): string {
  try {
    return String(JSON.parse(quoted.replace(/[\x00-\x1f]/g, ' ')));
  } catch {
    // A page's broken escapes; what stands between the quotes is still the text.
    return quoted.slice(1, -1);
  }
}
