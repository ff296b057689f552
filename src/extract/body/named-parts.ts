/**
 * What readers say and lists of other stories, where a line of the Chinese, Japanese or Korean press names them ("网友评论 128条",
 * "相关阅读"): the part of the page that such a line opens is none of the story. Goes in: lines and which of them are kept. Comes out: a
 * call of `leave` for each kept one inside such a part. Nothing goes where the part outweighs what stands before it too far.
 */
import { isEastern } from '../masthead/east-words.ts';
import type { Line } from '../survey/lines.ts';
import { linkShareOf, type Survey } from '../survey/survey.ts';
import { isElement, nextSibling, type Tree } from '../tree/tree.ts';

const LONGEST = 20;
const TALK =
  /^(?:(?:[网網]友|最新|[热熱][门門]|全部|精彩|[发發]表|我要|[读讀]者)(?:[评評][论論]|[点點][评評]|留言|迴響)|[评評][论論][区區]|跟[贴帖]|みんなのコメント|(?:[评評][论論]|留言|コメント|댓글)(?=\P{L}*\d))[\s\P{L}]*[条條件个개]?$/u;
const OTHERS =
  /^\P{L}*(?:(?:相[关關]|延伸|推[荐薦]|往期|[热熱][门門点點]|精彩|更多|最新|今日|近期|[编編][辑輯])(?:[阅閱][读讀]|新[闻聞]|[报報][导導道]|文章|推[荐薦]|回[顾顧]|[链連][接結]|[图圖][集文]|[内內]容|精[选選]|[热熱][点點]|排行)|(?:猜你|[你您]可能).{0,6}[欢歡趣看]|大家都在[看搜]|[为為][您你]推[荐薦]|関連(?:記事|ニュース|リンク)|あわせて読みたい|アクセスランキング|관련\s?(?:기사|뉴스)|(?:많이\s?본|추천|인기)\s?(?:기사|뉴스))\P{L}*$/u;

/** A paragraph of forty characters is the least that is a story. */
const LEAST_BEFORE = 120;
/** A short story has often fifteen times its weight of talk under it; of other stories' openings twice. */
const MOST_TALK = 20;
const MOST_OTHERS = 4;
const LINKED = 0.08;

export function leaveNamedParts(
  survey: Survey,
  lines: readonly Line[],
  kept: Uint8Array,
  leave: (i: number) => void,
): void {
  let before = 0;
  let last = -1;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (before >= LEAST_BEFORE && line.text.length <= LONGEST && isEastern(line.text)) {
      const talk = TALK.test(line.text);
      const box =
        talk || OTHERS.test(line.text) ? boxOf(survey, lines, i, (lines[last] as Line).from, talk) : -1;
      const inside = box < 0 ? [] : keptIn(lines, kept, i, survey.tree.end[box] as number);
      if (weightOf(lines, inside) <= before * (talk ? MOST_TALK : MOST_OTHERS))
        for (const k of inside) leave(k);
    }
    if (!kept[i]) continue;
    before += line.weight;
    last = i;
  }
}

/** The largest element that holds the naming line and nothing of the story; a heading on its own names what follows it. */
function boxOf(survey: Survey, lines: readonly Line[], i: number, previous: number, talk: boolean): number {
  const { tree } = survey;
  let box = (lines[i] as Line).block;
  while ((tree.parent[box] as number) > previous) box = tree.parent[box] as number;
  const next = lines[i + 1];
  if (next && next.from >= (tree.end[box] as number))
    box = talk ? (tree.parent[box] as number) : nextElement(tree, box);
  // "相关链接" over background of the story's own has no links.
  return talk || (box > 0 && linkShareOf(survey, box) > LINKED) ? box : -1;
}

function nextElement(tree: Tree, node: number): number {
  let next = nextSibling(tree, node);
  while (next > 0 && !isElement(tree, next)) next = nextSibling(tree, next);
  return next;
}

function keptIn(lines: readonly Line[], kept: Uint8Array, from: number, stop: number): number[] {
  const found: number[] = [];
  for (let i = from; i < lines.length && (lines[i] as Line).from < stop; i++) if (kept[i]) found.push(i);
  return found;
}

function weightOf(lines: readonly Line[], places: readonly number[]): number {
  return places.reduce((sum, i) => sum + (lines[i] as Line).weight, 0);
}
