import { expect, test } from 'vitest';
import { fineSpaces } from './fine-spaces.ts';

test('a French sign is not parted from its word at the end of a line', () => {
  expect(fineSpaces('Enfin : « Rien ne va ! »', 'fr')).toBe('Enfin\u00a0: «\u00a0Rien ne va\u202f!\u00a0»');
  expect(fineSpaces('<p>Qui ? Où ?</p>', 'fr-CA')).toBe('<p>Qui\u202f? Où\u202f?</p>');
});

test('times, addresses and other languages stay as they are', () => {
  expect(fineSpaces('à 12:30, https://x.example/?a', 'fr')).toBe('à 12:30, https://x.example/?a');
  expect(fineSpaces('Really ?', 'en')).toBe('Really ?');
  expect(fineSpaces('Really ?', undefined)).toBe('Really ?');
});
