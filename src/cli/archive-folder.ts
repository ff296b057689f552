/** Which archive a command works on: `--archive`, else $TEARSHEET_ARCHIVE, else the nearest folder upwards with tearsheet.toml. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from './command.ts';

export const SETTINGS_FILE = 'tearsheet.toml';

export function findArchive(named: string | undefined): string {
  const given = named ?? process.env['TEARSHEET_ARCHIVE'];
  if (given) return checked(resolve(given), named ? '--archive' : '$TEARSHEET_ARCHIVE');
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, SETTINGS_FILE))) return folder;
    if (dirname(folder) === folder) break;
  }
  throw new Refusal(
    `There is no archive here: no ${SETTINGS_FILE} in ${process.cwd()} or above it. Make one with "tearsheet init", or name one with --archive DIR.`,
  );
}

function checked(folder: string, how: string): string {
  if (!existsSync(folder)) {
    throw new Refusal(`${folder} (${how}) does not exist. Make it with "tearsheet init ${folder}".`);
  }
  if (!statSync(folder).isDirectory()) throw new Refusal(`${folder} (${how}) is no folder.`);
  if (!existsSync(join(folder, SETTINGS_FILE))) {
    throw new Refusal(
      `${folder} (${how}) is no archive: it holds no ${SETTINGS_FILE}. Make it one with "tearsheet init ${folder}".`,
    );
  }
  return folder;
}
