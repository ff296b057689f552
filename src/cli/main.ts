/**
 * The command line's one door: finds the command, runs it, turns what went wrong into a sentence and an exit code.
 * What a command throws that nobody expected is a defect of ours and says so, with its stack.
 */
import {
  type Command,
  type CommandEntry,
  EXIT,
  type Exit,
  Refusal,
  readInvocation,
  UsageError,
} from './command.ts';
import { COMMANDS } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

export async function main(args: readonly string[]): Promise<void> {
  const terminal = openTerminal();
  // A reader that closes the pipe early (head, less) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
  process.exitCode = await run(args, terminal);
}

async function run(args: readonly string[], terminal: Terminal): Promise<Exit> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-V') return say(terminal, `${VERSION}\n`);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = name === 'help' ? COMMANDS.find((one) => one.name === rest[0]) : undefined;
    return say(terminal, asked ? commandHelp(await whole(asked)) : generalHelp(COMMANDS));
  }
  const entry = COMMANDS.find((one) => one.name === name);
  if (!entry) {
    const near = COMMANDS.filter((one) => one.name.startsWith(name.slice(0, 2))).map((one) => one.name);
    terminal.say(
      `There is no command "${name}".${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''} See tearsheet --help.`,
    );
    return EXIT.usage;
  }
  const command = await whole(entry);
  if (rest.includes('--help') || rest.includes('-h')) return say(terminal, commandHelp(command));
  return runCommand(command, rest, terminal);
}

async function whole(entry: CommandEntry): Promise<Command> {
  return { ...entry, ...(await entry.load()) };
}

async function say(terminal: Terminal, text: string): Promise<Exit> {
  await terminal.out(text);
  return EXIT.done;
}

async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<Exit> {
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(EXIT.interrupted);
    terminal.say('Stopping after what is under way; once more to stop at once.');
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    const exit = await command.run(readInvocation(command, args, { terminal, signal: stop.signal }));
    return stop.signal.aborted && command.name !== 'serve' ? EXIT.interrupted : exit;
  } catch (error) {
    return failure(error, command, terminal);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

function failure(error: unknown, command: Command, terminal: Terminal): Exit {
  if (error instanceof UsageError) {
    terminal.say(`${error.message} See tearsheet ${command.name} --help.`);
    return EXIT.usage;
  }
  if (isForThePerson(error)) {
    terminal.say(error.message);
    return EXIT.failed;
  }
  const refused = refusedBySystem(error);
  if (refused !== undefined) {
    terminal.say(refused);
    return EXIT.failed;
  }
  terminal.say(
    `tearsheet ${command.name} met something that it did not expect. This is a defect; please report it with this text:`,
  );
  terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.failed;
}

/** What the operating system refused to do with a file, as a sentence; undefined for any other error. */
function refusedBySystem(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path }: NodeJS.ErrnoException = error;
  if (code === undefined || syscall === undefined || path === undefined) return undefined;
  const why = REFUSALS[code] ?? `the system answered ${code}`;
  return `${path}: ${why} (${syscall}). Mend that, then run the same command again; what was kept so far is kept.`;
}

const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'this account may not do that here',
  EPERM: 'this account may not do that here',
  ENOENT: 'there is no such file or folder',
  EEXIST: 'a file stands where a folder is needed',
  ENOTDIR: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where a file is needed',
  EMFILE: 'too many files are open',
};

/** Errors whose message is a sentence that says what, where and what to do. */
function isForThePerson(error: unknown): error is Error {
  if (error instanceof Refusal) return true;
  return error instanceof Error && ['ArchiveFault', 'IndexFault', 'SettingsFault'].includes(error.name);
}
