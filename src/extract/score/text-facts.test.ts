import { describe, expect, it } from 'vitest';
import { textFacts } from './text-facts.ts';

describe('the facts of a line', () => {
  it.each([
    ['The bridge is closed.'],
    ['«Der Weg ist frei!»'],
    ['桥梁周一关闭。”'],
    ['هل أغلق الجسر؟'],
    ['पुल बंद है।'],
    ['Ἡ γέφυρα ἔκλεισε…'],
  ])('ends like a sentence: %s', (text) => {
    expect(textFacts(text)).toMatchObject({ ends: true, stops: 1 });
  });

  it('ends like none: a heading, a label', () => {
    expect(textFacts('What comes next').ends).toBe(false);
    expect(textFacts('相关报道：').ends).toBe(false);
  });

  it('counts words where a script writes no spaces', () => {
    expect(textFacts('港务局说，桥梁周一关闭').words).toBeGreaterThan(4);
    expect(textFacts('สะพานปิดในวันจันทร์').words).toBeGreaterThan(4);
  });

  it('counts capitals in every script that has them', () => {
    for (const text of ['Velmar Bridge', 'Мост Велмар', 'Γέφυρα Βελμάρ', 'Élan Ébloui'])
      expect(textFacts(text)).toMatchObject({ upper: 2, capitals: 2 });
  });
});
