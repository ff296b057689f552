/**
 * `rules/<host>.toml`: how one site is to be read, for the page that defies every general rule.
 *
 *     body = ["div.story", "section.more"]     # CSS selectors; what holds the story, in order
 *     strip = ".promo"                         # what is left out
 *     title = "h1.big"
 *     byline = ".by a"
 *     date = "time.first"
 *     [test]
 *     address = "https://gazette.example/2022/storm"
 *     words = ["closed the pass on Saturday"]  # must stand in the body when these rules are right
 */
import { parse, TomlError } from 'smol-toml';
import { compileRules, type WrittenRules } from '../extract/rules/compile-rules.ts';
import type { SiteRules } from '../extract/rules/site-rules.ts';
import { SettingsFault } from './settings.ts';

export interface RulesFile {
  readonly rules: SiteRules;
  readonly test?: { readonly address: string; readonly words: readonly string[] };
}

const SELECTORS = ['body', 'strip', 'title', 'byline', 'date'] as const;

/** Throws a SettingsFault that names what is wrong. */
export function readRulesFile(text: string, file: string): RulesFile {
  const toml = parsed(text, file);
  const unknown = Object.keys(toml).find((key) => key !== 'test' && !SELECTORS.some((name) => name === key));
  if (unknown !== undefined)
    throw new SettingsFault(
      `${file}: there is no rule "${unknown}"; there are ${SELECTORS.join(', ')}, and [test].`,
    );
  for (const name of SELECTORS) {
    if (!isTexts([toml[name] ?? []].flat()))
      throw new SettingsFault(`${file}: "${name}" must be a selector in quotes, or a list of them.`);
  }
  const rules = compileRules(toml as WrittenRules);
  if (rules.kind === 'fault')
    throw new SettingsFault(`${file}: the selector "${rules.selector}" cannot be used: ${rules.message}.`);
  const { test } = toml as { test?: { address?: unknown; words?: unknown } };
  if (test === undefined) return { rules };
  const { address, words } = test;
  if (typeof address !== 'string' || !isTexts(words))
    throw new SettingsFault(`${file}: [test] must have an address and a list of words.`);
  return { rules, test: { address, words } };
}

function parsed(text: string, file: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof TomlError)
      throw new SettingsFault(
        `${file}: line ${error.line}, column ${error.column} is no TOML: ${error.message.split('\n')[0]}`,
      );
    throw error;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
