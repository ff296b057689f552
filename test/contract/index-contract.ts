/**
 * What any implementation of `Index` must do, as sentences about newspapers. Call `indexContract` inside a test file with
 * something that opens an empty index of that kind.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { fold } from '../../src/search/fold.ts';
import type { Answer, Card, Index, Search, SheetWords } from '../../src/search/index-contract.ts';
import { cardOf, chance, idOf, newspaper, SENTENCES, statsOf } from '../../src/search/newspaper.test-kit.ts';

export interface Opened {
  readonly index: Index;
  /** Closes and deletes it. */
  readonly end: () => Promise<void>;
  /** Closes it and opens it again. */
  readonly reopen: () => Promise<Index>;
}

export type OpenEmpty = (words: (path: string) => SheetWords | undefined) => Promise<Opened>;

export function indexContract(name: string, open: OpenEmpty): void {
  describe(`${name} as an index`, () => {
    let opened: Opened | undefined;
    const sheets = new Map<string, Card>();

    async function indexOf(cards: readonly Card[]): Promise<Index> {
      opened = await open((path) => sheets.get(path));
      for (const card of cards) sheets.set(card.path, card);
      await opened.index.put(cards);
      return opened.index;
    }

    afterEach(async () => {
      await opened?.end();
      opened = undefined;
      sheets.clear();
    });

    async function answer(index: Index, search: string | Search): Promise<Answer> {
      const found = await index.find(typeof search === 'string' ? { text: search } : search);
      if (found.kind !== 'answer') throw new Error(found.message);
      return found;
    }

    async function idsOf(index: Index, search: string | Search): Promise<string[]> {
      return (await answer(index, search)).hits.map((hit) => hit.id);
    }

    const textsOf = (card: Card): string[] =>
      [card.headline, card.standfirst ?? '', ...card.byline, ...card.blocks, ...card.captions].map((text) =>
        fold(text).replace(/\s+/g, ' '),
      );

    test('any string of a script without spaces is found wherever it stands, and nowhere else', async () => {
      const cards = newspaper(25);
      const index = await indexOf(cards);
      const random = chance(3);
      for (const language of ['zh-Hans', 'zh-Hant', 'ja', 'ko', 'mixed'])
        for (const length of [1, 2, 3, 4, 6, 9])
          for (let n = 0; n < 12; n++) {
            const sentence = (SENTENCES[language] as string[])[Math.floor(random() * 4)] as string;
            const at = Math.floor(random() * (sentence.length - length));
            const text = sentence.slice(at, at + length);
            if (
              /[\s"*()|]|^[-“«„]/.test(text) ||
              !/[\p{sc=Han}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}]/u.test(text)
            )
              continue;
            const truth = cards.filter((card) => textsOf(card).some((one) => one.includes(fold(text))));
            const found = await answer(index, { text, limit: 1000 });
            expect([text, found.hits.map((hit) => hit.id).sort()]).toEqual([
              text,
              truth.map((card) => card.id).sort(),
            ]);
            expect(found.total).toBe(truth.length);
          }
    });

    test('a phrase with spaces is found where the spaces are, down to single characters', async () => {
      const index = await indexOf([
        cardOf(1, { blocks: ['在 2020 年 底，그 사람 말'] }),
        cardOf(2, { blocks: ['在2020年底，그사람말'] }),
        cardOf(3, { blocks: ['2020 那年 底片 그런 사람'] }),
      ]);
      const cases: [string, number[]][] = [
        ['"2020 年"', [1]],
        ['"年 底"', [1, 3]],
        ['2020年', [2]],
        ['年底', [2]],
        ['"그 사람"', [1]],
        ['그사람', [2]],
        ['"사람 말"', [1]],
        ['"在 2020"', [1]],
        ['2020', [1, 2, 3]],
      ];
      for (const [text, wanted] of cases)
        expect([text, (await idsOf(index, text)).sort()]).toEqual([text, wanted.map(idOf)]);
    });

    test('in scripts with spaces, words and runs of words are found, and no parts of words', async () => {
      const cards = newspaper(25);
      const index = await indexOf(cards);
      const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
      const random = chance(4);
      for (const language of ['en', 'fr', 'ru', 'ar'])
        for (const length of [1, 2, 3])
          for (let n = 0; n < 12; n++) {
            const words = wordsOf((SENTENCES[language] as string[])[Math.floor(random() * 3)] as string);
            const at = Math.floor(random() * (words.length - length));
            const run = words.slice(at, at + length);
            const holds = (text: string): boolean =>
              ` ${wordsOf(text).join(' ')} `.includes(` ${run.join(' ')} `);
            const truth = cards.filter((card) => textsOf(card).some(holds)).map((card) => card.id);
            const found = await idsOf(index, { text: `"${run.join(' ')}"`, limit: 1000 });
            expect([run, found.sort()]).toEqual([run, truth.sort()]);
          }
      expect(await idsOf(index, 'arbour')).toEqual([]);
    });

    test('simplified queries find traditional text and back, width and case and accents do not matter', async () => {
      const index = await indexOf([
        cardOf(1, { blocks: ['臺灣的麵包與頭髮，後天發表'] }),
        cardOf(2, { blocks: ['台湾的面包与头发，后天发表'] }),
        cardOf(3, { blocks: ['Ｃａｆé ÉLECTIONS Ещё أحمد'] }),
        cardOf(4, { blocks: ['政府が発表した'] }),
      ]);
      for (const text of ['头发', '頭髮', '台湾的面包', '臺灣的麵包', '后天', '後天'])
        expect([text, (await idsOf(index, text)).sort()]).toEqual([text, [idOf(1), idOf(2)]]);
      for (const text of ['cafe', 'CAFÉ', 'elections', 'еще', 'احمد'])
        expect(await idsOf(index, text)).toEqual([idOf(3)]);
      expect((await idsOf(index, '発表')).sort()).toEqual([idOf(1), idOf(2), idOf(4)]);
    });

    test('no string is found across two blocks or from the headline into the body', async () => {
      const index = await indexOf([
        cardOf(1, { headline: '港口', blocks: ['工人罢工', '台风来临', 'new', 'york'] }),
      ]);
      for (const text of ['口工', '工台', '罢工台风', '"new york"'])
        expect(await idsOf(index, text)).toEqual([]);
    });

    test('queries join, choose, exclude, group, and ask single fields', async () => {
      const index = await indexOf([
        cardOf(1, {
          headline: '大桥通车',
          blocks: ['江上的新桥 bridge opens'],
          byline: ['李明华'],
          section: 'City',
        }),
        cardOf(2, { headline: 'Bridge closed', blocks: ['storm and 大桥'], hasImages: true, vanished: true }),
        cardOf(3, {
          headline: 'Storm',
          blocks: ['no crossing of the river'],
          hasQuotes: true,
          language: 'zh-Hant',
        }),
      ]);
      const cases: [string, number[]][] = [
        ['大桥 bridge', [1, 2]],
        ['bridge -storm', [1]],
        ['通车 OR crossing', [1, 3]],
        ['(通车 OR storm) -vanished is:vanished', [2]],
        ['title:大桥', [1]],
        ['title:bridge', [2]],
        ['by:李明华', [1]],
        ['by:明华', [1]],
        ['section:city', [1]],
        ['cross*', [3]],
        ['source:source-2', [2]],
        ['lang:zh', [3]],
        ['has:images', [2]],
        ['has:quotes', [3]],
        ['is:vanished', [2]],
        ['on:2022-01-01 storm', [2, 3]],
        ['since:2022-01-02', []],
        ['-storm', [1]],
        ['"new bridge"', []],
      ];
      for (const [text, wanted] of cases)
        expect([text, (await idsOf(index, text)).sort()]).toEqual([text, wanted.map(idOf)]);
    });

    test('newest first is by time, the undated last; pages do not overlap', async () => {
      const cards = Array.from({ length: 50 }, (_, n) => cardOf(n, { blocks: ['潮水'] }));
      const { publishedAt: _, ...undated } = cardOf(60, { blocks: ['潮水'] });
      const index = await indexOf([...cards.slice(25), undated, ...cards.slice(0, 25)]);
      const all = await idsOf(index, { text: '潮水', order: 'newest', limit: 100 });
      expect(all).toEqual([...cards.map((card) => card.id).reverse(), undated.id]);
      const pages = await Promise.all(
        [0, 20, 40].map((offset) => idsOf(index, { text: '潮水', order: 'newest', limit: 20, offset })),
      );
      expect(pages.flat()).toEqual(all);
    });

    test('a word in the headline counts for more than one in the body', async () => {
      const index = await indexOf([
        cardOf(1, { headline: 'A long walk', blocks: ['The harbour is far.'] }),
        cardOf(2, { headline: 'The harbour closes', blocks: ['Ships wait.'] }),
        cardOf(3, { headline: 'Weather', blocks: ['Rain.'] }),
      ]);
      expect(await idsOf(index, 'harbour')).toEqual([idOf(2), idOf(1)]);
    });

    test('revisions of one article are one hit, which says which of them matched', async () => {
      const index = await indexOf([
        cardOf(1, { blocks: ['桥梁通车'], revisions: 1 }),
        cardOf(1, { revision: 1, blocks: ['桥梁垮塌'], revisions: 1 }),
        cardOf(2, { blocks: ['桥梁'] }),
      ]);
      const both = await answer(index, '桥梁');
      expect(both.total).toBe(2);
      expect(both.hits.map((hit) => hit.id).sort()).toEqual([idOf(1), idOf(2)]);
      expect((await answer(index, '垮塌')).hits.map((hit) => [hit.id, hit.revision])).toEqual([[idOf(1), 1]]);
      expect((await answer(index, 'has:revisions')).total).toBe(1);
    });

    test('a card put again replaces the one before, the same card changes nothing', async () => {
      const index = await indexOf([cardOf(1, { blocks: ['旧文'] }), cardOf(2, { blocks: ['别的'] })]);
      expect(await index.put([cardOf(1, { blocks: ['新文'] })])).toBe(1);
      expect(await index.put([cardOf(1, { blocks: ['新文'] })])).toBe(0);
      expect(await idsOf(index, '旧文')).toEqual([]);
      expect(await idsOf(index, '新文')).toEqual([idOf(1)]);
      expect((await statsOf(index)).cards).toBe(2);
    });

    test('what is removed is not found, counted or kept through many additions', async () => {
      const index = await indexOf([cardOf(1, { blocks: ['海啸'] }), cardOf(2, { blocks: ['海啸'] })]);
      expect(await index.remove([idOf(1), 'unknown']).then((gone) => gone)).toBe(1);
      for (let n = 10; n < 40; n++) await index.put([cardOf(n, { blocks: ['海岸'] })]);
      const found = await answer(index, '海啸');
      expect([found.total, found.hits.map((hit) => hit.id)]).toEqual([1, [idOf(2)]]);
      expect((await answer(index, '海岸')).total).toBe(30);
    });

    test('what was put is there after closing and opening', async () => {
      await indexOf([cardOf(1, { blocks: ['档案'] })]);
      const index = await (opened as Opened).reopen();
      expect(await idsOf(index, '档案')).toEqual([idOf(1)]);
      expect(await index.verify()).toBeUndefined();
    });

    test('facets count sources, languages and months of everything that matches', async () => {
      const index = await indexOf([
        cardOf(1, { blocks: ['选举'], publishedAt: Date.UTC(2021, 11, 31) }),
        cardOf(2, { blocks: ['选举'], publishedAt: Date.UTC(2022, 0, 1) }),
        cardOf(4, { blocks: ['选举'], language: 'zh-Hans', publishedAt: Date.UTC(2022, 0, 31) }),
        cardOf(5, { blocks: ['别的'] }),
      ]);
      const { facets } = await answer(index, { text: '选举', facets: true, limit: 1 });
      expect(facets).toEqual({
        source: [
          { value: 'source-1', count: 2 },
          { value: 'source-2', count: 1 },
        ],
        language: [
          { value: 'en', count: 2 },
          { value: 'zh-Hans', count: 1 },
        ],
        month: [
          { value: '2021-12', count: 1 },
          { value: '2022-01', count: 2 },
        ],
      });
    });

    test('every snippet shows a match as it is written', async () => {
      const cards = newspaper(10);
      const index = await indexOf(cards);
      for (const text of [
        '发言人',
        '頭髮',
        '경제 정책',
        '"central bank"',
        'elections',
        'ELECTIONS',
        '会談',
        'контейнеров',
      ]) {
        const { hits } = await answer(index, text);
        for (const hit of hits) {
          const card = sheets.get(hit.path) as Card;
          const shown = hit.snippet
            .map((run) => run.text)
            .join('')
            .replace(/^…|…$/g, '');
          expect([...card.blocks, ...card.captions].some((block) => block.includes(shown))).toBe(true);
          const inBody = textsOf({ ...card, headline: '' }).some((one) =>
            one.includes(fold(text).replace(/"/g, '').split(' ')[0] as string),
          );
          expect([text, hit.snippet.some((run) => run.match)]).toEqual([text, inBody]);
        }
      }
    });

    test('whatever is pasted is answered, and soon', async () => {
      const cards = newspaper(10);
      const index = await indexOf(cards);
      const random = chance(77);
      const all = Object.values(SENTENCES).flat().join('\n');
      const operators = [
        '"',
        '(',
        ')',
        '-',
        ' OR ',
        '|',
        '*',
        'title:',
        'by:',
        '“',
        '：',
        ' ',
        '\ud83d',
        '\u0301',
      ];
      const queries = [
        all,
        all.repeat(20),
        '('.repeat(9000),
        '"'.repeat(999),
        '-'.repeat(999),
        'a*'.repeat(500),
      ];
      for (let n = 0; n < 150; n++) {
        let text = '';
        for (let parts = random() * 12; parts > 0; parts--) {
          const at = Math.floor(random() * all.length);
          text +=
            random() < 0.5
              ? operators[Math.floor(random() * operators.length)]
              : all.slice(at, at + random() * 9);
        }
        queries.push(text);
      }
      for (const text of queries) {
        const before = process.cpuUsage();
        const found = await index.find({ text, facets: true });
        const { user, system } = process.cpuUsage(before);
        expect(['answer', 'fault']).toContain(found.kind);
        expect((user + system) / 1e6).toBeLessThan(2);
      }
    });

    test('pages stay as they were while articles come in, and what came in since can be asked for', async () => {
      const cards = Array.from({ length: 30 }, (_, n) => cardOf(n, { blocks: ['潮汐表'] }));
      const index = await indexOf(cards);
      const search = { text: '潮汐', order: 'newest', limit: 10 } as const;
      const first = await answer(index, search);
      const asOf = first.mark as string;
      await index.put(Array.from({ length: 5 }, (_, n) => cardOf(100 + n, { blocks: ['潮汐表'] })));
      const second = await answer(index, { ...search, offset: 10, asOf });
      expect(second.hits.map((hit) => hit.id)).toEqual(
        cards
          .slice(10, 20)
          .map((card) => card.id)
          .reverse(),
      );
      expect(second.total).toBe(30);
      expect((await answer(index, { ...search, enteredAfter: asOf })).total).toBe(5);
    });

    test('other forms of a word are found when asked for, and never instead of the word', async () => {
      const index = await indexOf([
        cardOf(1, { blocks: ['The elections were held.'] }),
        cardOf(2, { blocks: ['An election is near.'] }),
        cardOf(3, { blocks: ['Electricity is dear.'] }),
      ]);
      expect(await idsOf(index, 'election')).toEqual([idOf(2)]);
      const found = await answer(index, { text: 'election', inflections: true });
      expect(found.hits.map((hit) => hit.id).sort()).toEqual([idOf(1), idOf(2)]);
      expect(
        found.hits.every((hit) => hit.snippet.some((run) => run.match && /elections?/.test(run.text))),
      ).toBe(true);
    });

    test('an error of the query points at its character', async () => {
      const index = await indexOf([]);
      expect(await index.find({ text: 'storm since:yesterday' })).toMatchObject({
        kind: 'fault',
        code: 'query',
        at: 12,
      });
    });

    test('more of the same finds the article on the same matter first', async () => {
      const index = await indexOf([
        cardOf(1, { headline: '跨江大桥通车', blocks: ['跨江大桥周三通车，工程师表示大桥经受了考验。'] }),
        cardOf(2, { headline: '大桥工程师获奖', blocks: ['跨江大桥的工程师周五获奖。'] }),
        cardOf(3, { headline: '面包价格上涨', blocks: ['面包价格连续三个月上涨。'] }),
        cardOf(4, { headline: '图书馆开放', blocks: ['图书馆在春天开放，读者很多。'] }),
      ]);
      expect((await index.moreLike(idOf(1), 3)).map((hit) => hit.id)[0]).toBe(idOf(2));
      expect(await index.moreLike('unknown')).toEqual([]);
    });

    test('a copy that kept three fifths of a text is recognised, a story on the same matter is not', async () => {
      const all = Object.values(SENTENCES).flat();
      const cut = all.slice(0, Math.ceil(all.length * 0.6));
      const index = await indexOf([
        cardOf(1, { blocks: all }),
        cardOf(2, { source: 'other', blocks: cut }),
        cardOf(3, {
          blocks: [all[0] as string, '别的事情在别处发生。', '没有人知道为什么会这样，也没有人问。'],
        }),
      ]);
      const copies = await index.copies(idOf(1));
      expect(copies.map((copy) => copy.id)).toEqual([idOf(2)]);
      expect(copies[0]?.sharedShare).toBeGreaterThan(0.9);
      expect((await index.copies(idOf(2))).map((copy) => copy.id)).toEqual([idOf(1)]);
    });

    test('copies fold into one hit that names them, on one page or over several', async () => {
      const all = Object.values(SENTENCES).flat();
      const stories = [0, 1, 2].map((n) => [...all.slice(n * 10, n * 10 + 10), `渡轮 ${n}`]);
      const index = await indexOf(
        stories.flatMap((blocks, story) =>
          ['herald', 'courier', 'tribune'].map((source, n) =>
            cardOf(story * 3 + n, { source, headline: `${story}`, blocks: blocks.slice(n) }),
          ),
        ),
      );
      const each = await answer(index, { text: '渡轮', limit: 50 });
      const folded = await answer(index, { text: '渡轮', limit: 50, copies: 'fold' });
      expect([each.total, folded.total]).toEqual([9, 9]);
      expect(each.hits.map((hit) => hit.copies)).toEqual(Array(9).fill(undefined));
      expect(folded.hits.map((hit) => hit.copies?.length)).toEqual([2, 2, 2]);
      expect(folded.next).toBeUndefined();
      const named = folded.hits.flatMap((hit) => [hit.id, ...(hit.copies ?? []).map((copy) => copy.id)]);
      expect(named.toSorted()).toEqual(each.hits.map((hit) => hit.id).toSorted());
      const paged: string[] = [];
      for (let offset: number | undefined = 0; offset !== undefined; ) {
        const page: Answer = await answer(index, { text: '渡轮', limit: 1, offset, copies: 'fold' });
        paged.push(...page.hits.map((hit) => hit.id));
        offset = page.next;
      }
      expect(paged).toEqual(folded.hits.map((hit) => hit.id));
    });

    test('a rebuild answers the old way until it is finished, and takes up where it was interrupted', async () => {
      let index = await indexOf([cardOf(1, { blocks: ['旧的'] }), cardOf(2, { blocks: ['旧的'] })]);
      const begun = await index.rebuild();
      expect(begun.after).toBeUndefined();
      await begun.put([cardOf(1, { blocks: ['新的'] })], 'first');
      await begun.pause();
      const before = await answer(index, '旧的');
      expect(before.total).toBe(2);
      expect((await statsOf(index)).rebuilding).toBe(true);
      index = await (opened as Opened).reopen();
      const resumed = await index.rebuild();
      expect(resumed.after).toBe('first');
      await resumed.put([cardOf(2, { blocks: ['新的'] })], 'second');
      await index.put([cardOf(3, { blocks: ['新的'] })]);
      await resumed.finish();
      expect((await answer(index, '旧的')).total).toBe(0);
      expect((await answer(index, '新的')).total).toBe(3);
      const since = await answer(index, { text: '新的', enteredAfter: before.mark as string });
      expect(since).toMatchObject({ total: 0, markVoid: true });
      expect((await statsOf(index)).stale).toBe(false);
    });
  });
}
