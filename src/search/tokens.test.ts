import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { tokenize } from './tokens.ts';

function tokensOf(text: string): string[] {
  const folded = fold(text);
  const units = new Uint16Array(folded.length);
  for (let i = 0; i < folded.length; i++) units[i] = folded.charCodeAt(i);
  const found: string[] = [];
  tokenize(units, folded.length, 0, {
    pair: (a, b, at) => found.push(`${String.fromCharCode(a, b)}@${at}`),
    across: (a, b, at) => found.push(`${String.fromCharCode(a)}_${String.fromCharCode(b)}@${at}`),
    end: (a, at) => found.push(`${String.fromCharCode(a)}_@${at}`),
    start: (a, at) => found.push(`_${String.fromCharCode(a)}@${at}`),
    one: () => undefined,
    word: (word, at) => found.push(`<${word}>@${at}`),
  });
  return found;
}

test('a chunk with an unspaced character is taken character by character, signs and letters with it', () => {
  expect(tokensOf('用AI，')).toEqual(['用a@0', 'ai@1', '<ai>@1', 'i,@2']);
});

test('words take a position each, signs none; positions run on through both kinds of chunk', () => {
  expect(tokensOf("Don't stop, 서울 now")).toEqual([
    '<don>@0',
    '<t>@1',
    '<stop>@2',
    '_서@3',
    '서울@3',
    '<now>@5',
    '울_@4',
  ]);
});

test('where chunks meet, one token holds what is on both sides; signs between them do not matter', () => {
  expect(tokensOf('국 - 민')).toEqual(['국_민@0']);
  expect(tokensOf('국 a 민')).toEqual(['<a>@1', '국_@0', '_민@2']);
});

test('a character of two units is a pair', () => {
  expect(tokensOf('𠮷野')).toEqual(['\ud842\udfb7@0', '\udfb7野@1']);
});
