/** `tearsheet lists`: the archive's Markdown lists, made anew from the sheets. */
import { writeLists } from '../../desk/write-lists.ts';
import { ARCHIVE, type CommandBody, EXIT, JSON_OUT } from '../command.ts';
import { findPlace, writing } from '../place.ts';

export const lists: CommandBody = {
  maxOperands: 0,
  options: [ARCHIVE, JSON_OUT],
  async run(invocation) {
    const { terminal, has, signal } = invocation;
    const { root, settings } = await findPlace(invocation);
    return writing(root, 'lists', async (archive) => {
      const report = await writeLists(archive, settings, { signal });
      if (has('json')) await terminal.out(`${JSON.stringify(report)}\n`);
      else
        terminal.say(
          `${report.articles} articles in ${report.files} lists, ${report.changed} of them changed.`,
        );
      return EXIT.done;
    });
  },
};
