import { describe, expect, it } from 'vitest';
import { sourceIdFrom } from '../article/source-id.ts';
import { printSource, readSettings, SettingsFault } from './settings.ts';

describe('tearsheet.toml', () => {
  it('fills in what it leaves out', () => {
    expect(readSettings('')).toMatchObject({
      title: 'News archive',
      sources: [],
      pauseMs: 1000,
      keepImages: false,
    });
  });

  it('takes a source that was appended', () => {
    const source = {
      id: 'gazette',
      title: 'The "Gazette"',
      feeds: ['https://gazette.example/rss'],
      zone: 'Europe/Paris',
    };
    const text = `[archive]\ntitle = "Mine" # a comment\n${printSource(source)}${printSource({ ...source, id: 'b' })}`;
    expect(readSettings(text).sources).toEqual([
      { ...source, sections: [], pages: true, headers: {} },
      { ...source, id: 'b', sections: [], pages: true, headers: {} },
    ]);
    expect(readSettings(text).title).toBe('Mine');
  });

  it.each([
    ['[archive\n', /line 1/],
    ['[archive]\ntitel = "x"', /no setting "archive.titel"/],
    ['[fetch]\npause_ms = -1', /whole number/],
    ['[fetch]\nallow = "x"', /list of texts/],
    ['[[source]]\ntitle = "x"', /source 1: it has no id/],
    ['[[source]]\nid = "../x"', /may hold/],
    ['[[source]]\nid = "x"\n[[source]]\nid = "x"', /two sources/],
    ['[[source]]\nid = "x"\nzone = "Moon/Base"', /no time zone/],
    ['[[source]]\nid = "x"\nfeeds = ["file:///etc/passwd"]', /no http/],
    ['[[search]]\nid = "x"', /search 1: it has no query/],
    ['source = 3', /\[\[source\]\]/],
  ])('says what is wrong and where: %j', (text, sentence) => {
    expect(() => readSettings(text)).toThrow(SettingsFault);
    expect(() => readSettings(text)).toThrow(sentence);
  });

  it.each([
    ['BBC News 中文', 'bbc-news'],
    ['Le Phare de Saint-Éloi', 'le-phare-de-saint-eloi'],
    ['rfi.fr', 'rfi.fr'],
    ['要闻', ''],
  ])('gives a source an id from its name: %s', (name, id) => {
    expect(sourceIdFrom(name)).toBe(id);
  });
});
