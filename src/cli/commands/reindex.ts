/** `tearsheet reindex`: the index, made anew from the sheets. The old one answers until the new one is whole. */

import { ARCHIVE, type CommandBody, EXIT, JSON_OUT } from '../command.ts';
import { makeIndex } from '../make-index.ts';
import { findPlace, reading } from '../place.ts';
import { keepHeapSmall } from '../small-heap.ts';

export const reindexCommand: CommandBody = {
  maxOperands: 0,
  options: [ARCHIVE, JSON_OUT],
  async run(invocation) {
    keepHeapSmall();
    const { terminal, has, signal } = invocation;
    const { root } = await findPlace(invocation);
    return reading(root, async (archive) => {
      const started = performance.now();
      const report = await makeIndex(archive, terminal, { signal });
      const tookMs = Math.round(performance.now() - started);
      if (has('json')) await terminal.out(`${JSON.stringify({ ...report, tookMs })}\n`);
      else
        terminal.say(
          `${report.articles} articles indexed in ${(tookMs / 1000).toFixed(1)} s.${signal.aborted ? ' Interrupted; run it again to go on.' : ''}`,
        );
      if (report.damaged > 0)
        terminal.say(`Damaged and left out: ${report.damaged}; "tearsheet verify" names them.`);
      return report.damaged > 0 ? EXIT.partly : EXIT.done;
    });
  },
};
