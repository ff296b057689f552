/** An invented newspaper in nine languages, as cards: a few sentences recombined by a seed. */
import type { Card, Index, IndexStats } from './index-contract.ts';

export const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  'zh-Hans': [
    '市政府周三宣布，新的跨江大桥将在明年春天通车。',
    '经济学家李明华说：“价格上涨的速度已经放缓，但居民仍感到压力。”',
    '这是一个关于港口工人的故事，他们在台风来临之前转移了三千个集装箱。',
    '发言人表示，谈判代表团将于2022年1月15日抵达首都，讨论能源合作。',
    '国家图书馆开放了头发博物馆的档案，读者可以在线阅览。',
  ],
  'zh-Hant': [
    '市政府週三宣布，新的跨江大橋將在明年春天通車。',
    '經濟學家李明華說：「價格上漲的速度已經放緩，但居民仍感到壓力。」',
    '國家圖書館開放了頭髮博物館的檔案，讀者可以線上閱覽。',
    '颱風過後，臺北的乾麵店裡擠滿了人，後面還排著長長的隊。',
    '發言人表示，談判代表團將於下週抵達首都，討論能源合作。',
  ],
  ja: [
    '気象庁は水曜日、台風の接近に伴い沿岸部に警報を発表した。',
    '東京で開かれた会談では、経済協力について話し合われました。',
    'スーパーコンピューターの開発チームは、新しい記録を達成したと述べた。',
    '図書館の利用者は、コーヒーを飲みながら本を読むことができる。',
  ],
  ko: [
    '대통령은 수요일 기자회견에서 새로운 경제 정책을 발표했다.',
    '부산항의 노동자들은 태풍이 오기 전에 컨테이너를 옮겼다.',
    '국회는 예산안을 통과시켰으며, 야당은 이에 반대했다.',
    'NATO의 GDP는 지난해보다 늘었다고 관계자가 말했다.',
  ],
  en: [
    'The harbour workers moved three thousand containers before the storm.',
    'Prices rose more slowly in March, the central bank said on Wednesday.',
    "She didn't answer the committee's questions about the state-of-the-art bridge.",
    'A new library opens in the old town hall next spring.',
  ],
  fr: [
    'Les élections législatives auront lieu au printemps, a annoncé le ministère.',
    "L'économie française a progressé moins vite que prévu, selon l'institut.",
    'Une sœur du maire tient le café de la gare.',
  ],
  ru: [
    'Портовые рабочие перевезли три тысячи контейнеров до начала шторма.',
    'Ещё один мост откроется весной, сообщила мэрия в среду.',
    'Цены росли медленнее, чем ожидал центральный банк.',
  ],
  ar: [
    'أعلنت الحكومة يوم الأربعاء أن الجسر الجديد سيفتح في الربيع.',
    'قال الخبير إن الأسعار ارتفعت ببطء خلال الشهر الماضي.',
    'نقل عمال الميناء ثلاثة آلاف حاوية قبل العاصفة.',
  ],
  mixed: [
    '记者使用AI技术分析了OpenAI发布的GPT-4报告。',
    '苹果公司（Apple）在iPhone 15发布会上展示了USB-C接口。',
    '“一带一路”倡议涉及150多个国家🚀和地区。',
    'The minister met 王毅 in Beijing and spoke of 互利共赢.',
    '𠮷野家の牛丼は500円です。',
  ],
};

/** Numbers in [0, 1) from a seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** Shape: idOf(7) → sixteen characters of an article's identity. */
export function idOf(n: number): string {
  return n
    .toString(8)
    .replace(/[0-7]/g, (digit) => 'abcdefgh'[Number(digit)] as string)
    .padStart(16, 'z');
}

export function cardOf(n: number, parts: Partial<Card> = {}): Card {
  return {
    id: idOf(n),
    revision: 0,
    path: `a/2022/${idOf(n)}.${parts.revision ?? 0}.md`,
    url: `https://news.example/${n}`,
    source: `source-${n % 3}`,
    headline: `Story ${n}`,
    byline: [],
    language: 'en',
    publishedAt: Date.UTC(2022, 0, 1) + n * 3_600_000,
    blocks: [],
    captions: [],
    hasImages: false,
    hasQuotes: false,
    revisions: 0,
    vanished: false,
    ...parts,
  };
}

/** So many articles in every language. */
export function newspaper(each: number): Card[] {
  const random = chance(15);
  const cards: Card[] = [];
  for (const [language, sentences] of Object.entries(SENTENCES))
    for (let n = 0; n < each; n++) {
      const pick = (): string => sentences[Math.floor(random() * sentences.length)] as string;
      const blocks = Array.from(
        { length: 1 + Math.floor(random() * 3) },
        () => pick() + (random() < 0.5 ? ` ${pick()}` : ''),
      );
      cards.push(
        cardOf(cards.length, {
          language,
          headline: pick().slice(0, 12),
          blocks,
          captions: random() < 0.2 ? [pick()] : [],
        }),
      );
    }
  return cards;
}

export async function statsOf(index: Index): Promise<IndexStats> {
  const stats = await index.stats();
  if ('kind' in stats) throw new Error(stats.message);
  return stats;
}
