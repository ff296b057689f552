/** Pages for what is not there, and for what went wrong: each with a way on. */
import type { DamagedState } from '../desk/reading.ts';
import { type Html, html } from './html.ts';
import { heading } from './shell.ts';
import type { View } from './view.ts';

export function printMissing(view: View): Html {
  const { words } = view;
  return html`${heading(view, words.missing)}<p>${words.missingHow}</p>
<form class="search" action="/search" role="search"><div class="line"><label class="unseen" for="q">${words.query}</label><input id="q" name="q" type="search" dir="auto" placeholder="${words.query}"><button>${words.search}</button></div></form>
<p><a href="/">${words.today}</a> · <a href="/days">${words.days}</a> · <a href="/sources">${words.sources}</a></p>`;
}

export function printDamaged(view: View, { path, code, at, message }: DamagedState): Html {
  const { words } = view;
  return html`${heading(view, words.damaged)}<p><code>${path}</code></p><p class="note">${message} <code>${code}</code>, ${at}</p><p>${words.damagedHow}</p>`;
}

export function printBroken(view: View): Html {
  return html`${heading(view, view.words.broken)}<p>${view.words.brokenHow}</p><p><a href="/">${view.words.today}</a></p>`;
}
