/** The site rules of an archive: `rules/<host>.toml`. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RulesFile, readRulesFile } from '../desk/rules-file.ts';
import type { SiteRules } from '../extract/rules/site-rules.ts';
import { readInput } from './input.ts';

export async function readRules(file: string): Promise<RulesFile> {
  return readRulesFile(new TextDecoder().decode((await readInput(file)).bytes), file);
}

/** Address → the rules of its host or of the domain above it: "gazette.example" serves "www.gazette.example" too. */
export async function siteRules(root: string): Promise<(url: string) => SiteRules | undefined> {
  const folder = join(root, 'rules');
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const byHost = new Map<string, SiteRules>();
  for (const name of names.filter((one) => one.endsWith('.toml'))) {
    const file = join(folder, name);
    byHost.set(
      name.slice(0, -'.toml'.length).toLowerCase(),
      readRulesFile(await readFile(file, 'utf8'), file).rules,
    );
  }
  return (url) => {
    let host = URL.canParse(url) ? new URL(url).hostname : '';
    for (; host.includes('.') || byHost.has(host); host = host.slice(host.indexOf('.') + 1)) {
      const rules = byHost.get(host);
      if (rules || !host.includes('.')) return rules;
    }
    return undefined;
  };
}
