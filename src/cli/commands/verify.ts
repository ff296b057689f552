/** `tearsheet verify`: reads every file of the archive and names each that is not as it should be. Changes nothing. */
import { ARCHIVE, type CommandBody, EXIT, JSON_OUT } from '../command.ts';
import { findPlace, reading } from '../place.ts';

export const verify: CommandBody = {
  help: '--json prints {"checked", "damaged":[{"path", "code", "message"}]}',
  maxOperands: 0,
  options: [ARCHIVE, JSON_OUT],
  async run(invocation) {
    const { terminal, has, signal } = invocation;
    const { root } = await findPlace(invocation);
    return reading(root, async (archive) => {
      const damaged: { path: string; code: string; message: string }[] = [];
      let checked = 0;
      for await (const finding of archive.verify()) {
        if (signal.aborted) break;
        if (finding.kind === 'whole') checked++;
        else {
          const { path, code, message } = finding;
          damaged.push({ path, code, message });
          if (!has('json')) terminal.say(`${path}: ${message} (${code})`);
        }
        terminal.progress(`${checked} files checked, ${damaged.length} findings`);
      }
      if (has('json')) await terminal.out(`${JSON.stringify({ checked, damaged })}\n`);
      else
        terminal.say(
          damaged.length === 0
            ? `${checked} files checked; all are whole.`
            : `${checked} files are whole, ${damaged.length} findings. "tearsheet doctor" says what to do.`,
        );
      return damaged.length === 0 ? EXIT.done : EXIT.partly;
    });
  },
};
