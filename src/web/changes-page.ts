/** What changed between two states of an article, to be read like the article itself. */
import {
  type ArticleDiff,
  type BlockChange,
  type DiffRun,
  diffArticles,
  type FieldChange,
} from '../article/diff.ts';
import type { KeptState } from '../desk/reading.ts';
import { renderBlocks } from '../render/render-body.ts';
import { stateName } from './article-page.ts';
import { type Html, html, markup, type Part } from './html.ts';
import { articleHref, stateHref } from './links.ts';
import { languageOf } from './set-language.ts';
import { heading } from './shell.ts';
import { moment, type View } from './view.ts';

export function printChanges(view: View, earlier: KeptState, later: KeptState): Html {
  const { words } = view;
  const { article } = later;
  const diff = diffArticles(earlier.article, article);
  const name = (state: KeptState) =>
    html`<a href="${stateHref(article.id, state.revision)}">${stateName(view, state.revision)}</a> <span class="meta">${moment(view, state.article.retrievedAt)}</span>`;
  return html`${heading(view, words.changes, undefined, html`<a ${languageOf(article.language)} href="${articleHref(article.id)}">${article.headline}</a>`)}
<p class="between">${name(earlier)} → ${name(later)}</p>
<p class="legend"><del class="removed">${words.removed}</del> <ins class="added">${words.added}</ins></p>
${saysTheSame(diff) && html`<p class="note">${words.noChanges}</p>`}
<article class="sheet changes" ${languageOf(article.language)}>
${diff.fields.length > 0 && html`<dl class="fields-changed">${diff.fields.map((field) => printField(view, field))}</dl>`}
<div class="body">
${gatherSame(diff.body).map((group) => printGroup(view, group))}
</div>
</article>`;
}

function saysTheSame({ fields, body }: ArticleDiff): boolean {
  return fields.length === 0 && body.every(({ kind }) => kind === 'same');
}

function printField(view: View, field: FieldChange): Html {
  const name = view.words.fields[field.name] ?? field.name;
  const change =
    field.kind === 'text'
      ? printRuns(field.runs)
      : [
          field.before !== undefined && html`<del>${moment(view, field.before)}</del> `,
          field.after !== undefined && html`<ins>${moment(view, field.after)}</ins>`,
        ];
  return html`<div><dt lang="${view.words.lang}">${name}</dt><dd>${change}</dd></div>`;
}

function printRuns(runs: readonly DiffRun[]): Part[] {
  return runs.map(({ kind, text }) => {
    const lines = text
      .split('\n')
      .flatMap((line, index): Part[] => (index === 0 ? [line] : [html`<br>`, line]));
    if (kind === 'added') return html`<ins>${lines}</ins>`;
    return kind === 'removed' ? html`<del>${lines}</del>` : lines;
  });
}

type Group =
  | { readonly kind: 'shown'; readonly change: BlockChange }
  | { readonly kind: 'folded'; readonly changes: readonly BlockChange[] };

/** One unchanged block before and behind each change stays to be read; fewer than this between them are not folded away. */
const LEAST_FOLDED = 2;

function gatherSame(body: readonly BlockChange[]): Group[] {
  const near = (index: number) =>
    [index - 1, index, index + 1].some((at) => body[at] !== undefined && body[at].kind !== 'same');
  const groups: Group[] = [];
  let far: BlockChange[] = [];
  const fold = () => {
    if (far.length < LEAST_FOLDED) groups.push(...far.map((change): Group => ({ kind: 'shown', change })));
    else groups.push({ kind: 'folded', changes: far });
    far = [];
  };
  for (const [index, change] of body.entries()) {
    if (!near(index)) far.push(change);
    else {
      fold();
      groups.push({ kind: 'shown', change });
    }
  }
  fold();
  return groups;
}

function printGroup(view: View, group: Group): Html {
  if (group.kind === 'shown') return printChange(view, group.change);
  const { words } = view;
  return html`<details><summary lang="${words.lang}">${words.unchanged(group.changes.length)}</summary>${group.changes.map((change) => printChange(view, change))}</details>`;
}

function printChange(view: View, change: BlockChange): Html {
  switch (change.kind) {
    case 'same':
      return markup(renderBlocks([change.block], { words: view.words }));
    case 'added':
      return html`<ins class="whole added">${markup(renderBlocks([change.block], { words: view.words }))}</ins>`;
    case 'removed':
      return html`<del class="whole removed">${markup(renderBlocks([change.block], { words: view.words }))}</del>`;
    case 'changed':
      return html`<p class="changed">${printRuns(change.runs)}</p>`;
  }
}
