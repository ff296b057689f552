/** Every command, in the order of --help. A new one: a file in commands/, a line here, a row in README.md. */
import type { Command } from './command.ts';
import { init } from './commands/init.ts';

export const COMMANDS: readonly Command[] = [init];
