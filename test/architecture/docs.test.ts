/** Documents that say what is not so are defects: paths, links, commands and tables are held against the code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../../scripts/check-layers.ts';
import { FIELDS } from '../../src/article/sheet-fields.ts';
import { COMMANDS } from '../../src/cli/commands.ts';

const root = join(import.meta.dirname, '..', '..');
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const read = (name: string) => readFileSync(join(root, name), 'utf8');

describe('a document', () => {
  it.each(documents)('%s leads to what is there', (name) => {
    const links = [...read(name).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(links.filter((link) => !existsSync(join(root, dirname(name), link)))).toEqual([]);
  });

  it.each(documents)('%s names paths that exist', (name) => {
    const paths = [...read(name).matchAll(/`((?:src|test|bench|scripts|docs)\/[\w./-]+)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('README.md', () => {
  it('has a row for every command', () => {
    const rows =
      read('README.md')
        .match(/^\| `.+$/gm)
        ?.join('\n') ?? '';
    expect(
      COMMANDS.filter(({ name }) => !new RegExp(`\`${name}[ \`]`).test(rows)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('gives the commands that package.json has', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts as object);
    const named = [...read('README.md').matchAll(/npm (?:run )?(start|test|check|bench)\b/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.filter((script) => !scripts.includes(script))).toEqual([]);
    expect(read('.ci/run')).toContain('npm ci && npm test');
  });
});

describe('docs/architecture.md', () => {
  it('has a row for every room, with its rank', () => {
    const rows = [...read('docs/architecture.md').matchAll(/^\| (\d) \| `(\w+)\/` \|/gm)].map(
      ([, rank, room]) => [room, Number(rank)],
    );
    const there = Object.entries(ROOMS).filter(([room]) => existsSync(join(root, 'src', room)));
    expect(Object.fromEntries(rows)).toMatchObject(
      Object.fromEntries(there.map(([room, { rank }]) => [room, rank])),
    );
  });
});

describe('docs/tear-sheet.md', () => {
  it('has a row for every field of the closing comment', () => {
    const text = read('docs/tear-sheet.md');
    expect(FIELDS.filter(({ name }) => !text.includes(`| \`${name}\` |`)).map(({ name }) => name)).toEqual(
      [],
    );
  });
});

describe('docs/dependencies.md', () => {
  it('has a word for every dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const text = read('docs/dependencies.md');
    expect(
      Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !text.includes(name)),
    ).toEqual([]);
  });
});
