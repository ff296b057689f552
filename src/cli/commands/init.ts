/** `tearsheet init [DIR]`: an empty archive. Run on an archive it adds what is missing and changes nothing. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SETTINGS_FILE } from '../archive-folder.ts';
import { type CommandBody, EXIT, JSON_OUT, Refusal } from '../command.ts';

const SETTINGS = `# What this archive follows. Add a source with: tearsheet add https://example.org

[archive]
title = "News archive"
# Where days begin; without it, where the machine stands.
# zone = "Europe/Paris"

[fetch]
# Publishers see this in the user agent: an address or mailbox where a person answers.
# contact = "mailto:archive@example.org"

# [[source]]
# id = "gazette"
# title = "The Gazette"
# feeds = ["https://gazette.example/feed.xml"]
# zone = "Europe/Paris"     # of times that name none
`;

/** Derived data is not kept in git; sheets, pages and what was seen are. */
const IGNORED = `# Derived from the sheets; "tearsheet reindex" makes it again.
/.tearsheet/
*.tmp
`;

/** Sheets are kept byte for byte, whatever the system's line ends. */
const ATTRIBUTES = `/articles/** -text
*.warc.gz binary
`;

const README = `# News archive

Empty so far. Add a source with \`tearsheet add https://example.org\`, then run \`tearsheet collect\`.
`;

const FILES: readonly (readonly [string, string])[] = [
  [SETTINGS_FILE, SETTINGS],
  ['.gitignore', IGNORED],
  ['.gitattributes', ATTRIBUTES],
  ['README.md', README],
];

export const init: CommandBody = {
  maxOperands: 1,
  options: [JSON_OUT],
  async run({ operands, has, terminal }) {
    const folder = resolve(operands[0] ?? '.');
    const written = makeArchive(folder);
    if (has('json')) await terminal.out(`${JSON.stringify({ archive: folder, written })}\n`);
    else if (written.length === 0) terminal.say(`${folder} is an archive already; nothing changed.`);
    else {
      const here =
        folder === process.cwd()
          ? ''
          : ` --archive ${/^[\w./~-]+$/.test(folder) ? folder : JSON.stringify(folder)}`;
      terminal.say(
        `Made an archive in ${folder}. Next: tearsheet add URL${here}, then tearsheet collect${here}`,
      );
    }
    return EXIT.done;
  },
};

/** Writes the files that are missing and answers their names. */
export function makeArchive(folder: string): string[] {
  try {
    mkdirSync(folder, { recursive: true });
    const missing = FILES.filter(([name]) => !existsSync(join(folder, name)));
    for (const [name, text] of missing) writeFileSync(join(folder, name), text, { flag: 'wx' });
    return missing.map(([name]) => name);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    throw new Refusal(
      `Cannot make an archive in ${folder}: ${code ?? error} at ${path ?? folder}. Choose a folder that can be written.`,
    );
  }
}
