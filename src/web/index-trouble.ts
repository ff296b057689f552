/** What a page shows when the index gives no answer. */
import type { IndexFault, QueryFault } from '../search/index-contract.ts';
import { type Html, html } from './html.ts';
import { heading } from './shell.ts';
import type { View } from './view.ts';

export function printIndexTrouble(view: View, fault: IndexFault | QueryFault): Html {
  return html`${heading(view, view.words.indexFault)}<p class="note">${fault.message}</p><p>${view.words.indexFaultHow}</p>`;
}
