/** `tearsheet revisions ID`: every state of an article that was kept. */
import { stateJson } from '../../article/sheet-json.ts';
import { ARCHIVE, type CommandBody, EXIT, JSON_OUT } from '../command.ts';
import { idOf, statesOf } from '../named-article.ts';
import { findPlace, reading } from '../place.ts';
import { reference } from './show.ts';

export const revisions: CommandBody = {
  minOperands: 1,
  maxOperands: 1,
  options: [ARCHIVE, JSON_OUT],
  async run(invocation) {
    const { terminal, has, operands } = invocation;
    const name = operands[0] ?? '';
    const { root } = await findPlace(invocation);
    return reading(root, async (archive) => {
      const states = await statesOf(archive, name);
      const rows = states.map((state) => ({
        ...stateJson(reference(state)),
        revision: state.revision,
        current: state.revision === 0,
        ...(state.kind === 'sheet' && { title: state.article.headline }),
        ...(state.kind === 'damage' && { damage: state.code }),
      }));
      if (has('json')) await terminal.out(`${JSON.stringify({ id: idOf(name), revisions: rows })}\n`);
      else {
        const lines = rows.map(
          ({ retrievedAt, path, current, title, damage }) =>
            `${(retrievedAt ?? 'date unknown').padEnd(24)}  ${current ? 'current' : '       '}  ${path}\n${' '.repeat(35)}${title ?? `damaged: ${damage}`}\n`,
        );
        await terminal.out(lines.join(''));
      }
      return EXIT.done;
    });
  },
};
