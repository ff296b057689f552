/**
 * A command of the command line: what it is called, what it takes, what it does. `main.ts` finds it, reads its options and
 * runs it; everything that the world holds (archive, network, clock) a command opens itself, from here downwards.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';

/** Exit codes that scripts rely on. */
export const EXIT = { done: 0, failed: 1, usage: 2, partly: 3, interrupted: 130 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** Absent: a switch. Otherwise the word for its value in --help. */
  readonly value?: string;
  readonly multiple?: boolean;
  readonly about: string;
}

export interface Invocation {
  readonly operands: readonly string[];
  readonly has: (name: string) => boolean;
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
  readonly terminal: Terminal;
  /** Aborted at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
}

/** What --help lists. */
interface CommandName {
  readonly name: string;
  /** What stands behind the name: "URL…". */
  readonly operands: string;
  readonly about: string;
}

export interface CommandEntry extends CommandName {
  readonly load: () => Promise<CommandBody>;
}

export interface CommandBody {
  /** Further lines of --help. */
  readonly help?: string;
  readonly minOperands?: number;
  readonly maxOperands?: number;
  readonly options: readonly Option[];
  run(invocation: Invocation): Promise<Exit>;
}

export type Command = CommandName & CommandBody;

/** The person asked for something that does not exist or does not fit: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something that the command needs is not as it should be: exit code 1, the sentence and nothing else. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export const ARCHIVE: Option = {
  name: 'archive',
  short: 'a',
  value: 'DIR',
  about: 'the archive; else $TEARSHEET_ARCHIVE, else the nearest folder upwards that holds tearsheet.toml',
};
export const JSON_OUT: Option = { name: 'json', about: 'the result as JSON' };

export function readInvocation(
  command: Command,
  args: readonly string[],
  world: Pick<Invocation, 'terminal' | 'signal'>,
): Invocation {
  const config: ParseArgsOptionsConfig = {};
  for (const { name, short, value, multiple } of command.options) {
    config[name] = {
      type: value ? 'string' : 'boolean',
      ...(short && { short }),
      multiple: multiple ?? false,
    };
  }
  const { values, positionals } = parse(command, args, config);
  const least = command.minOperands ?? 0;
  if (positionals.length < least) throw new UsageError(`${command.name} needs ${command.operands}.`);
  if (positionals.length > (command.maxOperands ?? Number.POSITIVE_INFINITY)) {
    throw new UsageError(`${command.name} does not know what to do with "${positionals.at(-1)}".`);
  }
  return {
    ...world,
    operands: positionals,
    has: (name) => values[name] === true,
    value: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    values: (name) =>
      Array.isArray(values[name]) ? values[name].filter((one) => typeof one === 'string') : [],
  };
}

function parse(command: Command, args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof Error && code.startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError(
        `${command.name}: ${error.message.split('. ')[0]}${behindDashes(command, args, code)}.`,
      );
    }
    throw error;
  }
}

/** "-rain" is a part of a query, and to a shell's way of reading it the option "-r". */
function behindDashes(command: Command, args: readonly string[], code: string): string {
  const option = /^-[^-]/;
  const known = (arg: string) => command.options.some(({ short }) => short !== undefined && arg[1] === short);
  const given = args.find((arg) => option.test(arg) && !known(arg));
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || command.operands === '' || given === undefined) return '';
  return ` (if it is none, put -- before it: tearsheet ${command.name} -- ${given})`;
}

/** A whole number of at least `least`, or a usage error that names the option. */
export function wholeNumber(invocation: Invocation, name: string, least = 0): number | undefined {
  const text = invocation.value(name);
  if (text === undefined) return undefined;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least))
    throw new UsageError(`--${name} takes a whole number from ${least}, not "${text}".`);
  return number;
}
