/**
 * Invented articles in the format of older archives, from a seed: the same seed gives the same files. Sentences are put together
 * from the words below; lengths follow what news articles have (a median of some 1,200 characters in Chinese, 3,000 in English).
 */

const WORDS: Readonly<Record<'zh' | 'en', readonly string[]>> = {
  zh: '山口 大雪 市长 昨天 表示 道路 周一 恢复 通行 居民 等待 消息 港口 渡轮 停航 票价 上涨 议会 讨论 预算 学校 提前 放假 医院 增加 病床 工程师 检查 桥梁 河水 上涨 气象 部门 预报 记者 现场 报道 市场 价格 稳定 农民 收成 减少 船员 安全 返回 新 规定 生效 选举 投票 结果 公布 委员会 调查 原因 公司 承认 错误 老街 面馆 重新 开张'.split(
    ' ',
  ),
  en: 'the pass mayor said yesterday road opens Monday after heavy snow closed it residents waited for news harbour ferry fares rise council debated budget schools closed early hospital adds beds engineers inspect bridge river rises forecast reporter market prices steady farmers harvest falls crew returned safely new rules take effect votes counted commission found cause company admits error old street noodle shop reopens with a small ceremony and two speeches'.split(
    ' ',
  ),
};

export type Random = () => number;

/** A small generator (mulberry32) with a period of 2³²: enough for a benchmark, the same everywhere. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface InventedFile {
  readonly path: string;
  readonly text: string;
}

/** The n-th file of a seed; each can be made alone. */
export function inventedFile(seed: number, n: number): InventedFile {
  const chance = random(seed * 1_000_003 + n);
  const language = chance() < 0.7 ? 'zh' : 'en';
  const source = `paper-${Math.floor(chance() * 8)}`;
  const at = Date.UTC(2019, 0, 1) + Math.floor(chance() * 4 * 365 * 86_400_000);
  const paragraphs = Array.from(
    { length: 4 + Math.floor(chance() * 12) },
    () => `<p>${paragraph(language, chance)}</p>`,
  );
  if (chance() < 0.3) paragraphs.splice(2, 0, `<p><strong>${sentence(language, chance, 6)}</strong></p>`);
  if (chance() < 0.5)
    paragraphs.unshift(
      `<figure><img src="https://images.weserv.nl?url=img.example/${n}.jpg"><figcaption>${sentence(language, chance, 8)}</figcaption></figure>`,
    );
  if (chance() < 0.3) paragraphs.unshift('<div>15/01/2022 - 17:33</div>Array');
  const headline = sentence(language, chance, 7).replace(/[。.]$/, '');
  const text = `<!--${at}-->\n[${headline} ${n}](https://${source}.example/${new Date(at).getUTCFullYear()}/${n})\n------\n\n${paragraphs.join('')}\n`;
  return { path: `${source}/${String(n).padStart(7, '0')}.md`, text };
}

function paragraph(language: 'zh' | 'en', chance: Random): string {
  return Array.from({ length: 2 + Math.floor(chance() * 4) }, () =>
    sentence(language, chance, 8 + Math.floor(chance() * 14)),
  ).join(language === 'zh' ? '' : ' ');
}

function sentence(language: 'zh' | 'en', chance: Random, words: number): string {
  const list = WORDS[language];
  const chosen = Array.from({ length: words }, () => list[Math.floor(chance() * list.length)] ?? '');
  if (language === 'zh') return `${chosen.join('')}。`;
  const text = chosen.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
