/** What a Chinese, Japanese or Korean line of credit claims. */
import { type Claims, claim } from './claims.ts';
import { eastCredits } from './east-credits.ts';
import { namesIn } from './names.ts';

/** Whether the line says by its words who wrote or edited. */
export function claimEast(text: string, source: 'words' | 'class' | 'foot', claims: Claims): boolean {
  const { writer, editor, agency } = eastCredits(text);
  if (writer) claim(claims, 'byline', source, namesIn(writer, true).join('\n'));
  if (editor) claim(claims, 'byline', 'editor', namesIn(editor, true).join('\n'));
  if (agency) claim(claims, 'byline', 'agency', namesIn(agency, true).slice(0, 1).join('\n'));
  return (writer ?? editor ?? agency) !== undefined;
}
