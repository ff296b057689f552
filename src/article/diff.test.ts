import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from './align.ts';
import type { Article } from './article.ts';
import { anyArticle, anyText } from './article-arbitrary.test-kit.ts';
import type { Block } from './block.ts';
import { diffArticles, diffBlocks } from './diff.ts';
import { type DiffRun, diffText, tokensOf } from './diff-text.ts';
import { sameStory } from './same-story.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] });

/** Shape: "[-5-]{+7+} dead in Lima" */
function marked(runs: readonly DiffRun[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return runs.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join('');
}

/** Blocks as lines with a sign before each. */
function lines(before: readonly string[], after: readonly string[]): string[] {
  const text = (block: Block) =>
    block.kind === 'paragraph'
      ? block.content.map((run) => ('text' in run ? run.text : '')).join('')
      : block.kind;
  return diffBlocks(before.map(paragraph), after.map(paragraph)).map((one) => {
    if (one.kind === 'changed') return `~ ${marked(one.runs)}`;
    return `${{ same: '=', removed: '-', added: '+' }[one.kind]} ${text(one.block)}`;
  });
}

describe('words that changed', () => {
  it.each([
    ['5 dead in Lima.', '7 dead in Lima.', '[-5-]{+7+} dead in Lima.'],
    ['The mayor said no.', 'The mayor of Lima said no.', 'The mayor {+of Lima +}said no.'],
    ['1,200 people', '1,300 people', '[-1,200-]{+1,300+} people'],
    [
      '强哈萨克斯坦总统托卡耶夫表示',
      '哈萨克斯坦总统托卡耶夫周五表示',
      '[-强-]哈萨克斯坦总统托卡耶夫{+周五+}表示',
    ],
    ['东京で地震がありました', '東京で大きな地震がありました', '[-东-]{+東+}京で{+大きな+}地震がありました'],
    ['ประเทศไทยแพ้', 'ประเทศไทยชนะ', 'ประเทศไทย[-แพ้-]{+ชนะ+}'],
    ['قال الرئيس أمس', 'قال الوزير أمس', 'قال [-الرئيس-]{+الوزير+} أمس'],
    ['won’t', 'won’t', 'won’t'],
    ['', 'a', '{+a+}'],
    ['a', '', '[-a-]'],
    ['', '', ''],
  ])('are marked: %s', (before, after, expected) => {
    expect(marked(diffText(before, after))).toBe(expected);
  });

  it('are one change where a sentence was written anew', () => {
    const runs = diffText(
      'It was a dark and rainy night when the council met.',
      'At noon the seven members gathered, as they had in June.',
    );
    expect(runs.filter((run) => run.kind === 'same').length).toBeLessThanOrEqual(2);
  });

  it('make the earlier and the later text', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 3 }), anyText, (head, middle, tail) => {
        const before = head + middle.join('') + tail;
        const after = head + middle.toReversed().join(' ') + tail;
        const runs = diffText(before, after);
        const only = (kind: DiffRun['kind']) =>
          runs.filter((run) => run.kind === 'same' || run.kind === kind).map((run) => run.text);
        expect(only('removed').join('')).toBe(before);
        expect(only('added').join('')).toBe(after);
      }),
      { numRuns: 300 },
    );
  });

  it('are cut into tokens that make the text again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tokensOf(text).join('')).toBe(text);
      }),
    );
    expect(tokensOf('👩‍👩‍👧 1.5 % 「葛󠄀城」')).toEqual([
      '👩‍👩‍👧',
      ' ',
      '1.5',
      ' ',
      '%',
      ' ',
      '「',
      '葛󠄀',
      '城',
      '」',
    ]);
  });
});

describe('blocks that changed', () => {
  const story = [
    'The pass is closed since Saturday.',
    'Wind and rain came from the west.',
    'The mayor was not there.',
  ];

  it('are told from blocks that came, went and stayed', () => {
    expect(lines(story, story)).toEqual(story.map((text) => `= ${text}`));
    expect(
      lines(story, [
        'Update: it is open again.',
        'The pass was closed since Saturday.',
        'The mayor was not there.',
        'Nobody was hurt.',
      ]),
    ).toEqual([
      '+ Update: it is open again.',
      '~ The pass [-is-]{+was+} closed since Saturday.',
      '- Wind and rain came from the west.',
      '= The mayor was not there.',
      '+ Nobody was hurt.',
    ]);
  });

  it('are the same whatever white space and mark-up do', () => {
    const before: Block[] = [paragraph('The  pass\u00a0is closed.')];
    const after: Block[] = [
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'The ' },
          { kind: 'strong', content: [{ kind: 'text', text: 'pass' }] },
          { kind: 'text', text: ' is closed.' },
        ],
      },
    ];
    expect(diffBlocks(before, after)).toEqual([{ kind: 'same', block: after[0] }]);
  });

  it('hold every block of both states once and in order', () => {
    fc.assert(
      fc.property(anyArticle, anyArticle, fc.nat(6), (one, other, cut) => {
        const before = [...one.body, ...other.body];
        const after = [...other.body.slice(0, cut), ...one.body, ...other.body.slice(cut)];
        const changes = diffBlocks(before, after);
        const earlier = changes.flatMap((change) =>
          change.kind === 'changed' ? [change.before] : change.kind === 'removed' ? [change.block] : [],
        );
        const later = changes.flatMap((change) =>
          change.kind === 'changed' ? [change.after] : change.kind === 'removed' ? [] : [change.block],
        );
        expect(later).toEqual(after);
        expect(before).toEqual(expect.arrayContaining(earlier));
        expect(changes.filter((change) => change.kind !== 'added')).toHaveLength(before.length);
      }),
    );
  });

  it('are found in bodies of many thousand blocks', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `Line ${at} of the register.`);
    const other = many.map((text, at) => (at % 100 === 7 ? `Quite another entry, ${at * 31}!` : text));
    expect(lines(many, other).filter((line) => !line.startsWith('='))).toHaveLength(400);
    const strange = Array.from({ length: 5_000 }, (_, at) => `Entirely different words, number ${at * 17}`);
    expect(lines(many.slice(0, 5_000), strange)).toHaveLength(10_000);
  });
});

describe('articles that changed', () => {
  it('name the fields that are not as they were', () => {
    const before = {
      headline: 'Five dead',
      byline: ['Ana Reyes'],
      publishedAt: 1,
      section: 'World',
      body: [],
    };
    const after = {
      headline: 'Seven dead',
      byline: ['Ana Reyes', 'Mei Lin'],
      publishedAt: 2,
      kicker: 'Lima',
      body: [],
    };
    const { fields } = diffArticles(before as unknown as Article, after as unknown as Article);
    expect(
      fields.map((field) => [field.name, field.kind === 'text' ? marked(field.runs) : field.after]),
    ).toEqual([
      ['headline', '[-Five-]{+Seven+} dead'],
      ['kicker', '{+Lima+}'],
      ['byline', 'Ana Reyes{+, Mei Lin+}'],
      ['section', '[-World-]'],
      ['publishedAt', 2],
    ]);
    expect(fields[1]).not.toHaveProperty('before');
  });

  it('show no change in the body when they tell the same story', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const { fields, body } = diffArticles(article, structuredClone(article));
        expect(fields).toEqual([]);
        expect(body.every((change) => change.kind === 'same')).toBe(true);
        expect(sameStory(article, article)).toBe(true);
      }),
    );
  });
});

describe('aligning', () => {
  it('pairs equal members, in order, and as many as there can be in short lists', () => {
    const list = fc.array(fc.nat(4), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const pairs = align(before, after);
        for (const [at, [a, b]] of pairs.entries()) {
          expect(before[a]).toBe(after[b]);
          const [lastA, lastB] = pairs[at - 1] ?? [-1, -1];
          expect(a > lastA && b > lastB).toBe(true);
        }
        expect(pairs.length).toBe(longestCommon(before, after));
      }),
      { numRuns: 500 },
    );
  });

  it('finds what stands alone among thousands of differences', () => {
    const before = Array.from({ length: 4_000 }, (_, at) => (at % 20 === 0 ? at : 1_000_000 + at));
    const after = Array.from({ length: 4_000 }, (_, at) => (at % 20 === 0 ? at : 2_000_000 + at));
    expect(align(before, after)).toHaveLength(200);
  });
});

/** The textbook's table, to compare with. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (const [i, one] of a.entries()) {
    for (const [j, other] of b.entries()) {
      const row = best[i + 1] as number[];
      row[j + 1] = one === other ? (best[i]?.[j] ?? 0) + 1 : Math.max(best[i]?.[j + 1] ?? 0, row[j] ?? 0);
    }
  }
  return best.at(-1)?.at(-1) ?? 0;
}
