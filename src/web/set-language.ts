/** The attributes that say how a text is to be set: `lang` picks its fonts, `dir` its side. */
import { directionOf } from '../render/direction.ts';
import { type Html, html } from './html.ts';

export function languageOf(language: string | undefined): Html {
  const dir = directionOf(language);
  return language === undefined ? html`dir="${dir}"` : html`lang="${language}" dir="${dir}"`;
}
