/** `tearsheet diff ID`: what changed between two states of an article. */
import { diffArticles } from '../../article/diff.ts';
import { stateJson } from '../../article/sheet-json.ts';
import { ARCHIVE, type CommandBody, EXIT, JSON_OUT, Refusal, wholeNumber } from '../command.ts';
import { idOf, statesOf, wholeSheet } from '../named-article.ts';
import { findPlace, reading } from '../place.ts';
import { printDiff } from '../print-diff.ts';
import { reference } from './show.ts';

export const diff: CommandBody = {
  minOperands: 1,
  maxOperands: 1,
  options: [
    ARCHIVE,
    JSON_OUT,
    { name: 'from', value: 'N', about: 'number of the earlier state (the one before the other)' },
    { name: 'to', value: 'N', about: 'number of the later state (0: the current one)' },
  ],
  async run(invocation) {
    const { terminal, has, operands } = invocation;
    const name = operands[0] ?? '';
    const { root } = await findPlace(invocation);
    return reading(root, async (archive) => {
      const states = await statesOf(archive, name);
      if (states.length === 1)
        throw new Refusal(`${name} has one state only; its publisher has not changed it since it was kept.`);
      const later = states.findIndex(({ revision }) => revision === (wholeNumber(invocation, 'to') ?? 0));
      const asked = wholeNumber(invocation, 'from', 1);
      const earlier =
        asked === undefined ? later - 1 : states.findIndex(({ revision }) => revision === asked);
      const [before, after] = [wholeSheet(states[earlier]), wholeSheet(states[later])];
      const changes = diffArticles(before.article, after.article);
      if (has('json')) {
        await terminal.out(
          `${JSON.stringify({ id: idOf(name), from: stateJson(reference(before)), to: stateJson(reference(after)), ...changes })}\n`,
        );
      } else await terminal.out(printDiff(changes, terminal.colour));
      return EXIT.done;
    });
  },
};
