/** Every command, in the order of --help. A new one: a file in commands/, a line here, a row in README.md. */
import type { Command } from './command.ts';
import { add } from './commands/add.ts';
import { collectCommand } from './commands/collect.ts';
import { demo } from './commands/demo.ts';
import { diff } from './commands/diff.ts';
import { doctor } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { extract } from './commands/extract.ts';
import { feed } from './commands/feed.ts';
import { importCommand } from './commands/import.ts';
import { init } from './commands/init.ts';
import { lists } from './commands/lists.ts';
import { mcp } from './commands/mcp.ts';
import { reindexCommand } from './commands/reindex.ts';
import { revisions } from './commands/revisions.ts';
import { search } from './commands/search.ts';
import { serveCommand } from './commands/serve.ts';
import { show } from './commands/show.ts';
import { verify } from './commands/verify.ts';

export const COMMANDS: readonly Command[] = [
  init,
  add,
  collectCommand,
  serveCommand,
  importCommand,
  extract,
  feed,
  search,
  show,
  revisions,
  diff,
  lists,
  reindexCommand,
  verify,
  doctor,
  exportCommand,
  mcp,
  demo,
];
