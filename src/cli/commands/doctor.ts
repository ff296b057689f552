/** `tearsheet doctor`: what is wrong with an archive and what to do. Changes nothing. */
import { aboutIndex, aboutSources, type Complaint, complaintOf } from '../../desk/doctor.ts';
import { ARCHIVE, type CommandBody, EXIT, JSON_OUT } from '../command.ts';
import { openArchiveIndex } from '../open-archive-index.ts';
import { sourceStates } from '../open-reading.ts';
import { findPlace, reading } from '../place.ts';

export const doctor: CommandBody = {
  help: '--json prints {"complaints":[{"severity", "about", "message", "advice"}], "sheets", "sources"}',
  maxOperands: 0,
  options: [ARCHIVE, JSON_OUT],
  async run(invocation) {
    const { terminal, has, signal } = invocation;
    const place = await findPlace(invocation);
    return reading(place.root, async (archive) => {
      const complaints: Complaint[] = [];
      let sheets = 0;
      for await (const finding of archive.verify()) {
        if (signal.aborted) break;
        if (finding.kind === 'damaged') complaints.push(complaintOf(finding));
        else if (finding.path.startsWith('articles/')) terminal.progress(`${++sheets} sheets read`);
      }
      const index = await openArchiveIndex(archive, 'read');
      const state = index.kind === 'index' ? ((await index.verify()) ?? (await index.stats())) : index;
      complaints.push(...aboutIndex(state, sheets));
      const sources = await sourceStates(place.root, place.settings.sources);
      complaints.push(...aboutSources(sources, Date.now()));
      if (place.settings.contact === undefined && sources.length > 0) {
        complaints.push({
          severity: 'warning',
          about: 'settings',
          message: 'Publishers see no contact in our user agent.',
          advice: 'Set contact under [fetch] in tearsheet.toml.',
        });
      }
      if (index.kind === 'index') await index.close();
      if (has('json'))
        await terminal.out(`${JSON.stringify({ complaints, sheets, sources: sources.length })}\n`);
      else await terminal.out(readable(complaints, sheets, sources.length));
      return complaints.some(({ severity }) => severity === 'error') ? EXIT.partly : EXIT.done;
    });
  },
};

function readable(complaints: readonly Complaint[], sheets: number, sources: number): string {
  const lines = complaints.map(
    ({ severity, about, message, advice }) =>
      `${severity === 'error' ? 'ERROR' : 'note '}  ${about}: ${message}\n       ${advice}\n`,
  );
  const end =
    complaints.length === 0
      ? 'All is well.'
      : `${complaints.length} ${complaints.length === 1 ? 'thing' : 'things'} to look at.`;
  return `${lines.join('')}${sheets} sheets, ${sources} sources. ${end}\n`;
}
