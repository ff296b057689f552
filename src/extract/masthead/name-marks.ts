/**
 * Names in elements whose class, id or rel says that they hold one, and in links to a person's page.
 * Goes in: a part of the tree, the node of the headline, the page's address. Comes out: claims of byline.
 */

import { askClasses } from '../tree/classes.ts';
import { attributeNumber, tagNumber } from '../tree/tags.ts';
import { attr, hasOneOf, SPACE, type Tree, textOf } from '../tree/tree.ts';
import { claimEast } from './claim-east.ts';
import { type Claims, claim } from './claims.ts';
import { looksChinese } from './east-names.ts';
import { isEastern } from './east-words.ts';
import { folded } from './folded.ts';
import { MAX_LINE } from './lines.ts';
import { WHO, WHO_NOT } from './name-words.ts';
import { namesIn } from './names.ts';
import { looksLikePerson } from './person.ts';
import { pieces } from './pieces.ts';
import { isWho } from './who-links.ts';
import { isApart } from './zone.ts';

const A = tagNumber('a');

/** Pen names have no form, but are short. */
const isPenName = (name: string) => name.length <= MAX_PEN_NAME && isEastern(name);

const MAX_PEN_NAME = 6;

/** They are links to an account, not to a section. */
const ACCOUNT = /\/(?:u|users?|authors?|members?)\//i;

/** Elements whose class says that they hold a name, and links to a person's page. */
export function readMarks(
  tree: Tree,
  from: number,
  to: number,
  headline: number,
  source: 'class' | 'foot',
  claims: Claims,
  address: string,
): void {
  const links: string[] = [];
  const named: { names: string[]; from: number; to: number }[] = [];
  let marks = 0;
  const isNamed = askClasses(tree, namesSomebody);
  for (let node = Math.max(1, from); node < to && marks < MAX_MARKS; node++) {
    if (!mayBeMark(tree, node, isNamed)) continue;
    const mark = markAt(tree, node, headline, address);
    if (!mark) continue;
    marks++;
    const { href, text } = mark;
    if (mark.isNamed && isEastern(text) && claimEast(text, source, claims)) continue;
    const stop = tree.end[node] as number;
    const names = namesIn(pieces(tree, node, stop), true);
    if (mark.isNamed) named.push({ names, from: node, to: stop });
    else if (links.length < 6)
      links.push(
        ...names.filter(
          (name) => looksLikePerson(name) || looksChinese(name) || (isPenName(name) && ACCOUNT.test(href)),
        ),
      );
  }
  if (source === 'class') {
    for (const names of rowsOf(tree, named)) claim(claims, 'byline', 'class', names.join('\n'));
    claim(claims, 'byline', 'near', links.join('\n'));
    return;
  }
  const people = new Set(named.flatMap((one) => one.names.map(folded)));
  if (people.size <= MAX_ELSEWHERE)
    for (const { names } of named) claim(claims, 'byline', 'foot', names.join('\n'));
}

const MAX_NODES = 60;

/** Attributes are looked at as far as this; longer ones are styles and data. */
const MAX_HINT = 400;

const MAX_MARKS = 40;

/** Different people whom marks far from the headline may name: more, and they are other stories'. */
const MAX_ELSEWHERE = 2;

/** What may name it besides its class. */
const OTHER_NAMES = ['id', 'rel', 'data-testid'].map(attributeNumber);

const namesSomebody = (hint: string) => WHO.test(hint) && !WHO_NOT.test(hint);

/** Whether the attributes of a small element hold a word that may name a person: asked of all, before anything is taken apart. */
function mayBeMark(tree: Tree, node: number, isNamed: (node: number) => boolean): boolean {
  const first = tree.from[node] as number;
  const last = (tree.to[node] as number) - 1;
  if ((tree.tag[node] as number) <= SPACE || (tree.end[node] as number) - node > MAX_NODES || first > last)
    return false;
  if (tree.tag[node] !== A && !isNamed(node) && !hasOneOf(tree, node, OTHER_NAMES)) return false;
  const from = tree.valueFrom[first] as number;
  return MARK.test(tree.source.slice(from, Math.min(tree.valueTo[last] as number, from + MAX_HINT)));
}

interface Mark {
  /** Its class says so; else it is a link that leads to a person. */
  readonly isNamed: boolean;
  readonly href: string;
  readonly text: string;
}

function markAt(tree: Tree, node: number, headline: number, address: string): Mark | undefined {
  const hint = `${attr(tree, node, 'class') ?? ''} ${attr(tree, node, 'id') ?? ''} ${attr(tree, node, 'rel') ?? ''} ${attr(tree, node, 'data-testid') ?? ''}`;
  const isNamed = namesSomebody(hint);
  const href = isNamed || tree.tag[node] !== A ? '' : (attr(tree, node, 'href') ?? '');
  if ((!isNamed && !isWho(href, address)) || isApart(tree, node, headline)) return undefined;
  const text = textOf(tree, node);
  return text.length < MAX_LINE ? { isNamed, href, text } : undefined;
}

/** Words in a class, a rel or an address. */
const MARK =
  /a[uv]t|wr?iter|report|contrib|journal|redak|firma|signat|credit|vcard|\bfn|by|posted|profi|people|person|staff|team|column|user|\/u\/|member|expert|yazar|penulis|mitarb|tac-gia/i;

/** Names of marks that follow each other with hardly anything between are one list: "<a>Ann Lee</a> in Lima and <a>Bo Ek</a>". */
function rowsOf(
  tree: Tree,
  marks: readonly { readonly names: readonly string[]; readonly from: number; readonly to: number }[],
): string[][] {
  const rows: string[][] = [];
  let last = { from: -1, to: -1 };
  for (const { names, from, to } of marks) {
    if (names.length === 0) continue;
    const row = rows.at(-1);
    if (row && from >= last.to && isNear(tree, last.from, last.to, from))
      row.push(...names.filter((name) => !row.includes(name)));
    else rows.push([...names]);
    last = { from, to };
  }
  return rows;
}

/** Marks of one make with "and" or a comma between them, or nothing. */
function isNear(tree: Tree, a: number, from: number, b: number): boolean {
  if (b - from > 12 || tree.tag[a] !== tree.tag[b] || attr(tree, a, 'class') !== attr(tree, b, 'class'))
    return false;
  return /^(?:[\s,;&、·]|and|und|et|y|e|i|och|og|en)*$/u.test(pieces(tree, from, b));
}
