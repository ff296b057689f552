import { describe, expect, it } from 'vitest';
import { plainText } from '../article/text.ts';
import { clip, readPage } from '../extract/index.ts';
import { readRulesFile } from './rules-file.ts';
import { SettingsFault } from './settings.ts';

const page = `<html><body><div class="odd"><h3>Rain stops</h3><span class="who">Ana Reyes</span>
<div class="z">The rain had fallen since Sunday and stopped on Thursday, said the mayor of the valley.</div><div class="z">The road is open.</div>
<div class="z promo">Read our other newspapers as well, they are all very good and cost little.</div></div></body></html>`;

describe('rules of a site', () => {
  it('decide what its story, headline and byline are', () => {
    const { rules } = readRulesFile(
      'body = ".z"\nstrip = [".promo"]\ntitle = "h3"\nbyline = ".who"\n',
      'rules/x.toml',
    );
    const clipping = clip(readPage(page, {}), { rules });
    if (clipping.kind === 'no-story') throw new Error(clipping.code);
    expect(clipping.headline).toBe('Rain stops');
    expect(clipping.byline).toEqual(['Ana Reyes']);
    expect(plainText(clipping.body)).toBe(
      'The rain had fallen since Sunday and stopped on Thursday, said the mayor of the valley.\nThe road is open.',
    );
  });

  it.each([
    ['body = [', /line 1/],
    ['bodies = ".z"', /no rule "bodies"/],
    ['body = 3', /must be a selector/],
    ['body = "div["', /selector "div\["/],
    ['body = ".z"\n[test]\naddress = "https://x.example/"', /must have an address and a list of words/],
  ])('say what is wrong with them: %j', (text, sentence) => {
    expect(() => readRulesFile(text, 'rules/x.toml')).toThrow(SettingsFault);
    expect(() => readRulesFile(text, 'rules/x.toml')).toThrow(sentence);
  });
});
