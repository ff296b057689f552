/** The story's text as the page's own data tell it (JSON-LD `articleBody`): precise, often cut short, so an anchor and not the text. */
import { attr, findAll, rawTextOf, type Tree, textOf } from '../tree/tree.ts';

const FIELD = /"(?:articleBody|text)"\s*:\s*("(?:[^"\\]|\\[\s\S])*")/g;

/** The longest `articleBody` (or a posting's `text`) in the page's JSON-LD, mark-up and all; '' when there is none. */
export function storyInData(tree: Tree): string {
  let best = '';
  for (const n of findAll(tree, 'script')) {
    if (!/ld\+json/i.test(attr(tree, n, 'type') ?? '')) continue;
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

const STATE =
  /__NEXT_DATA__|__NUXT__|__INITIAL_STATE__|__APOLLO_STATE__|__PRELOADED_STATE__|__NEXT_F|self\.__next_f|window\.__|Fusion\.globalContent/;
const STRING = /"((?:[^"\\]|\\[\s\S]){60,})"/g;
/** A state of this size is looked through to its end; what comes after is left. */
const MAX_STATE = 8_000_000;

/**
 * The story as it stands in the state that a script-rendered page carries: its longest string with mark-up, else its sentences in order.
 * For pages whose document holds no story; there is no telling which string is the story's, so nothing else may decide by it.
 */
export function storyInState(tree: Tree): string {
  let whole = '';
  // 环球网 and others write the story into a field that a script reads.
  for (const n of findAll(tree, 'textarea')) {
    const text = textOf(tree, n);
    if (/<p\b/i.test(text) && text.length > whole.length) whole = text;
  }
  const sentences = new Set<string>();
  for (const n of findAll(tree, 'script')) {
    const raw = rawTextOf(tree, n).slice(0, MAX_STATE);
    const type = attr(tree, n, 'type') ?? '';
    if (
      raw.length < 300 ||
      !(
        /application\/(?:[\w.+-]*)?json/i.test(type) ||
        STATE.test(raw) ||
        STATE.test(attr(tree, n, 'id') ?? '')
      )
    )
      continue;
    for (const [quoted] of raw.matchAll(STRING)) {
      const text = unquoted(quoted);
      if (/<p\b/i.test(text)) {
        if (text.length > whole.length) whole = text;
      } else if (
        /[.!?。！？…]["'”’»」]?$/.test(text.trim()) &&
        /\s|[\u3040-\u9fff]/.test(text) &&
        !/[{}<>;]|https?:/.test(text)
      )
        sentences.add(text.trim());
    }
  }
  const joined = [...sentences].join('\n\n');
  return whole.length > 500 || whole.length > joined.length ? whole : joined;
}
