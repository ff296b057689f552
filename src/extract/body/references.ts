/**
 * What a story of the Chinese, Japanese or Korean web names as its sources under a heading of that word (参考文献, 参考サイト, 참고) is
 * part of it, though it be a list of links; where they lead about the own site, they are other stories. Goes in: lines, their odds, the
 * site's address. Comes out: a call of `keep` for each such line; no later rule about links may take it for what to read next.
 */
import { isEastern } from '../masthead/east-words.ts';
import { hostOf, houseOf } from '../survey/leads.ts';
import type { Line } from '../survey/lines.ts';
import type { Survey } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, type Tree } from '../tree/tree.ts';

const SOURCES =
  /^[\s\d\p{P}\p{S}]*(?:主要)?(?:[参參]考(?:文[献獻]|[资資]料|[链鏈][接]|連結|[网網]站|文章|[来來]源|[书書]目|サイト|リンク|記事|URL|に(?:した|なる)(?:サイト|記事|資料|文献))?|引用(?:元|文献)?|出典|参照|参照サイト|참고\s?(?:문헌|자료|사이트|링크|글|블로그)?|참조|references?|bibliography)[\s\p{P}\p{S}]*$/iu;
const LONGEST = 24;
const MOST = 60;
/** Of 140 such lines on pages that had not been seen all of better odds were of the story, and half of worse. */
const LEAST_ODDS = -2;
const HEADING = tagSet('h1 h2 h3 h4 h5 h6');
const LIST = tagSet('ul ol dl');
const A = tagNumber('a');

export function keepReferences(
  survey: Survey,
  lines: readonly Line[],
  odds: Float32Array,
  kept: Uint8Array,
  base: string | undefined,
  keep: (i: number) => void,
): void {
  const { tree } = survey;
  let last = -1;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    const named = last >= 0 && line.text.length <= LONGEST && SOURCES.test(line.text);
    const doubt = odds[i] as number;
    if (named && (kept[i] || doubt > LEAST_ODDS) && isEastern((lines[last] as Line).text)) {
      const found = listUnder(tree, lines, odds, i, (lines[last] as Line).from);
      if (found.length > 0 && !leadAbout(tree, lines, found, houseOf(hostOf(base))))
        for (const k of [i, ...found]) keep(k);
    }
    if (kept[i]) last = i;
  }
}

/** The lines behind a naming one, in the part that holds it and the story before it, up to the next heading. */
function listUnder(
  tree: Tree,
  lines: readonly Line[],
  odds: Float32Array,
  i: number,
  before: number,
): number[] {
  let part = tree.parent[(lines[i] as Line).block] as number;
  for (let up = 0; up < 2 && part > before; up++) part = tree.parent[part] as number;
  const found: number[] = [];
  if (part > before) return found;
  const stop = tree.end[part] as number;
  let listEnd = 0;
  for (let k = i + 1; k < lines.length && found.length < MOST; k++) {
    const { from, block } = lines[k] as Line;
    if (from >= stop || HEADING[tree.tag[block] as number]) break;
    // The last item of a list is as good as its first.
    if ((odds[k] as number) < LEAST_ODDS && from >= listEnd) break;
    listEnd = Math.max(listEnd, endOfList(tree, block));
    found.push(k);
  }
  return found;
}

function endOfList(tree: Tree, block: number): number {
  for (let node = block, up = 0; node > 0 && up < 3; node = tree.parent[node] as number, up++)
    if (LIST[tree.tag[node] as number]) return tree.end[node] as number;
  return 0;
}

/** Whether most links of these lines stay on the page's own site. */
function leadAbout(tree: Tree, lines: readonly Line[], found: readonly number[], host: string): boolean {
  let own = 0;
  let others = 0;
  for (const k of found) {
    const { from, to } = lines[k] as Line;
    for (let n = tree.parent[from] as number; n < to; n++) {
      const address = tree.tag[n] === A ? attr(tree, n, 'href') : undefined;
      if (address === undefined || address.startsWith('#')) continue;
      if (!/^https?:/i.test(address) || houseOf(hostOf(address)) === host) own++;
      else others++;
    }
  }
  return own > 0 && own >= others;
}
