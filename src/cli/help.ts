/** What --help prints. */
import type { Command, CommandEntry, Option } from './command.ts';

export function generalHelp(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map(({ name, operands }) => `${name} ${operands}`.length));
  const rows = commands.map(
    ({ name, operands, about }) => `  ${`${name} ${operands}`.padEnd(width)}  ${about}`,
  );
  return [
    'tearsheet: a news archive of plain files',
    '',
    'Usage: tearsheet COMMAND [options]',
    '',
    ...rows,
    '',
    'tearsheet COMMAND --help tells more. Try it with no network: tearsheet demo',
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done in part, 130 interrupted.',
    '',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const label = ({ name, short, value }: Option) =>
    `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
  const width = Math.max(0, ...command.options.map((option) => label(option).length));
  const rows = command.options.map((option) => `  ${label(option).padEnd(width)}  ${option.about}`);
  return [
    `Usage: tearsheet ${command.name} ${command.operands}`.trimEnd(),
    '',
    command.about,
    ...(command.help ? ['', command.help] : []),
    ...(rows.length > 0 ? ['', ...rows] : []),
    '',
  ].join('\n');
}
