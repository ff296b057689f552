/**
 * Checks that imports under src/ point downwards: `npm run check` fails on one that does not.
 * The ranks are the table below; docs/architecture.md shows it to people, and a test holds the two together.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** `builtin`: which of Node's modules a folder may import besides the pure ones. `fetchers`: packages that do I/O. */
interface Room {
  readonly rank: number;
  readonly may: readonly string[];
}

const PURE = ['node:crypto', 'node:buffer'];

export const ROOMS: Readonly<Record<string, Room>> = {
  article: { rank: 0, may: PURE },
  moment: { rank: 0, may: [] },
  charset: { rank: 0, may: PURE },
  feed: { rank: 1, may: PURE },
  extract: { rank: 1, may: [] },
  chronicle: { rank: 1, may: PURE },
  fetch: { rank: 2, may: ['*'] },
  archive: { rank: 2, may: ['*'] },
  search: { rank: 2, may: ['*'] },
  render: { rank: 2, may: PURE },
  desk: {
    rank: 3,
    may: [
      ...PURE,
      'node:path',
      'node:fs',
      'node:fs/promises',
      'node:os',
      'node:worker_threads',
      'node:timers/promises',
    ],
  },
  demo: { rank: 3, may: ['*'] },
  api: { rank: 4, may: ['*'] },
  web: { rank: 4, may: ['*'] },
  site: { rank: 4, may: ['*'] },
  cli: { rank: 5, may: ['*'] },
};

/** Tests may reach for files, servers and browsers; they still may not import upwards. */
const TEST = /\.(?:test|test-kit)\.ts$/;
const IMPORT =
  /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** One sentence for each breach, naming the file, what it imports, and why it may not. */
export function breaches(root: string): string[] {
  const src = join(root, 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const graph = new Map(files.map((file) => [file, imports(join(src, file))]));
  return [...graph]
    .flatMap(([file, names]) => names.flatMap((name) => breach(src, file, name) ?? []))
    .concat(cycles(src, graph));
}

function imports(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : 'index.ts';
}

function breach(src: string, file: string, name: string): string | undefined {
  const from = roomOf(file);
  const room = ROOMS[from];
  if (from === 'index.ts') return undefined;
  if (!room) return `src/${file}: the folder ${from}/ has no rank; give it one in scripts/check-layers.ts.`;
  if (name.startsWith('node:')) {
    const allowed = TEST.test(file) || room.may.includes('*') || room.may.includes(name);
    return allowed ? undefined : `src/${file} imports ${name}: ${from}/ is given such things as arguments.`;
  }
  if (!name.startsWith('.')) return undefined;
  const target = relative(src, resolve(src, dirname(file), name));
  if (target.startsWith('..')) return `src/${file} imports ${name}: nothing in src/ imports from outside it.`;
  const to = roomOf(target);
  if (to === 'index.ts') return `src/${file} imports the library's front door; import the module itself.`;
  if (to === from) return undefined;
  const below = ROOMS[to];
  if (below && below.rank < room.rank) return undefined;
  return `src/${file} imports ${target}: rank ${room.rank} (${from}/) may not import rank ${below?.rank ?? '?'} (${to}/).`;
}

/** Import cycles, each named once by its smallest member. */
function cycles(src: string, graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    path.push(file);
    for (const name of graph.get(file) ?? []) {
      if (!name.startsWith('.')) continue;
      const target = relative(src, resolve(src, dirname(file), name));
      if (!graph.has(target)) continue;
      if (state.get(target) === 'open') found.add([...path.slice(path.indexOf(target)), target].join(' → '));
      else if (!state.has(target)) visit(target);
    }
    path.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return [...found].map((cycle) => `import cycle: ${cycle}`);
}

if (import.meta.main) {
  const found = breaches(process.cwd());
  for (const sentence of found) console.error(sentence);
  if (found.length > 0) process.exit(1);
  console.log('layers: every import points downwards');
}
