/** The reading room's own words, one table a language. The archive's articles speak for themselves. */

export interface Words {
  /** BCP 47. */
  readonly lang: string;
  readonly skip: string;
  readonly today: string;
  readonly days: string;
  readonly sources: string;
  readonly search: string;
  readonly searchFor: string;
  readonly sections: string;
  readonly articles: (count: string, one: boolean) => string;
  readonly fromSources: (articles: string, sources: number) => string;
  readonly newestDay: (day: string) => string;
  readonly nothingYet: string;
  readonly nothingYetHow: string;
  readonly nothingThatDay: string;
  readonly earlier: string;
  readonly later: string;
  readonly page: (page: number, pages: number) => string;
  readonly paging: string;
  readonly feeds: string;
  readonly byMonth: string;
  readonly without: string;
  readonly count: string;
  readonly newest: string;
  readonly state: string;
  readonly well: string;
  readonly lastLook: string;
  readonly nextLook: string;
  readonly neverLooked: string;
  readonly site: string;
  readonly by: (names: string) => string;
  readonly published: string;
  readonly dayAndTime: (day: string, time: string) => string;
  readonly unknownDate: string;
  readonly printed: string;
  readonly modified: string;
  readonly original: string;
  readonly retrieved: string;
  readonly asFetched: string;
  readonly source: string;
  readonly sheet: string;
  readonly about: string;
  readonly image: string;
  readonly embed: string;
  readonly vanished: string;
  readonly changedTimes: (times: number) => string;
  /** Name of the row that leads to all states. */
  readonly past: string;
  readonly history: string;
  readonly current: string;
  readonly state_n: (n: number) => string;
  readonly firstState: string;
  readonly changes: string;
  readonly changesFrom: (from: string, to: string) => string;
  readonly noChanges: string;
  readonly unchanged: (blocks: number) => string;
  readonly fields: Readonly<Record<string, string>>;
  readonly added: string;
  readonly removed: string;
  readonly earlierState: string;
  readonly toCurrent: string;
  readonly alsoIn: string;
  readonly sameMatter: string;
  readonly moreFrom: (source: string) => string;
  readonly query: string;
  readonly anySource: string;
  readonly anyLanguage: string;
  readonly language: string;
  readonly since: string;
  readonly until: string;
  readonly order: string;
  readonly byRelevance: string;
  readonly byNewest: string;
  readonly narrow: string;
  readonly found: (count: string, one: boolean, exact: boolean) => string;
  readonly foundNothing: string;
  readonly foundNothingHow: string;
  readonly follow: string;
  readonly hints: readonly (readonly [query: string, meaning: string])[];
  readonly queryFault: string;
  readonly indexFault: string;
  readonly indexFaultHow: string;
  readonly formFault: string;
  readonly missing: string;
  readonly missingHow: string;
  readonly damaged: string;
  readonly damagedHow: string;
  readonly broken: string;
  readonly brokenHow: string;
  readonly keys: string;
  readonly keyNames: readonly (readonly [key: string, what: string])[];
  readonly api: string;
}

export const ENGLISH: Words = {
  lang: 'en',
  skip: 'To the text',
  today: 'Today',
  days: 'Days',
  sources: 'Sources',
  search: 'Search',
  searchFor: 'Search the archive',
  sections: 'Rooms',
  articles: (count, one) => (one ? '1 article' : `${count} articles`),
  fromSources: (articles, sources) =>
    `${articles} from ${sources === 1 ? 'one source' : `${sources} sources`}`,
  newestDay: (day) => `Nothing has come in today yet. This is ${day}.`,
  nothingYet: 'Nothing has been collected yet',
  nothingYetHow: 'Name a publisher with “tearsheet add https://…”, then run “tearsheet collect”.',
  nothingThatDay: 'Nothing is kept from this day.',
  earlier: 'Earlier',
  later: 'Later',
  page: (page, pages) => `Page ${page} of ${pages}`,
  paging: 'Pages',
  feeds: 'Feeds',
  byMonth: 'By month',
  without: 'Without a date',
  count: 'Articles',
  newest: 'Newest',
  state: 'State',
  well: 'well',
  lastLook: 'Looked at',
  nextLook: 'Next look',
  neverLooked: 'not looked at yet',
  site: 'Site',
  by: (names) => `By ${names}`,
  published: 'Published',
  dayAndTime: (day, time) => `${day}, ${time}`,
  unknownDate: 'Date unknown',
  printed: 'Printed as',
  modified: 'Changed by the publisher',
  original: 'At the publisher',
  retrieved: 'Kept',
  asFetched: 'The page as it was fetched',
  source: 'Source',
  sheet: 'The sheet as text',
  about: 'About this article',
  image: 'Image at',
  embed: 'at',
  vanished: 'No longer at its publisher’s; found gone on',
  changedTimes: (times) =>
    times === 1
      ? 'The publisher has changed this article once.'
      : `The publisher has changed this article ${times} times.`,
  past: 'History',
  history: 'All states',
  current: 'Current',
  state_n: (n) => `State ${n}`,
  firstState: 'First seen',
  changes: 'What changed',
  changesFrom: (from, to) => `From ${from} to ${to}`,
  unchanged: (blocks) => (blocks === 1 ? '1 paragraph is the same' : `${blocks} paragraphs are the same`),
  fields: {
    headline: 'Headline',
    kicker: 'Kicker',
    standfirst: 'Standfirst',
    byline: 'Byline',
    dateline: 'Place',
    printedTime: 'Printed time',
    section: 'Section',
    language: 'Language',
    url: 'Address',
    canonicalUrl: 'Publisher’s own address',
    publishedAt: 'Published',
    modifiedAt: 'Changed by the publisher',
  },
  noChanges: 'The two states say the same.',
  added: 'Added',
  removed: 'Removed',
  earlierState: 'This is an earlier state of the article.',
  toCurrent: 'Read the current one',
  alsoIn: 'The same text elsewhere',
  sameMatter: 'On the same matter',
  moreFrom: (source) => `Earlier in ${source}`,
  query: 'Words or “phrase”',
  anySource: 'all sources',
  anyLanguage: 'all languages',
  language: 'Language',
  since: 'From',
  until: 'To',
  order: 'Order',
  byRelevance: 'Best first',
  byNewest: 'Newest first',
  narrow: 'Narrow down',
  found: (count, one, exact) => `${exact ? '' : 'At least '}${one ? '1 article' : `${count} articles`}`,
  foundNothing: 'Nothing found',
  foundNothingHow: 'Try fewer or other words, a wider span of days, or all sources.',
  follow: 'Follow this search',
  hints: [
    ['tide gate', 'both words, anywhere in the article'],
    ['"tide gate"', 'the phrase'],
    ['水位', 'two characters side by side'],
    ['flood OR storm', 'one of the two'],
    ['flood -ferry', 'without the second word'],
    ['engineer*', 'every word that begins so'],
    ['title:flood by:holt', 'in the headline; by this author'],
    ['has:revisions', 'changed by the publisher since it was kept'],
  ],
  queryFault: 'This search cannot be read',
  indexFault: 'The index cannot answer',
  indexFaultHow: 'Run “tearsheet reindex”. No article is lost: the index is made from the sheets.',
  formFault: 'This cannot be read',
  missing: 'This page is not in the archive',
  missingHow: 'The address may be mistyped, or the article was never kept here.',
  damaged: 'This sheet is damaged',
  damagedHow:
    'The file is still there. “tearsheet verify” names every damaged sheet; a backup or git has the whole one.',
  broken: 'Something went wrong here',
  brokenHow: 'The archive itself is not touched. What happened stands in the server’s messages.',
  keys: 'Keys',
  keyNames: [
    ['j · k', 'next, previous article'],
    ['Enter', 'open it'],
    ['/', 'search'],
    ['t · d · s', 'today, days, sources'],
    ['?', 'this list'],
  ],
  api: 'For programs',
};

export const CHINESE: Words = {
  lang: 'zh-Hans',
  skip: '跳到正文',
  today: '今日',
  days: '日历',
  sources: '来源',
  search: '搜索',
  searchFor: '搜索全部文章',
  sections: '导航',
  articles: (count) => `${count} 篇`,
  fromSources: (articles, sources) => `${articles}，来自 ${sources} 个来源`,
  newestDay: (day) => `今天还没有新文章，以下是${day}的。`,
  nothingYet: '还没有收录文章',
  nothingYetHow: '用 “tearsheet add https://…” 添加一家媒体，再运行 “tearsheet collect”。',
  nothingThatDay: '这一天没有收录文章。',
  earlier: '更早',
  later: '更晚',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  paging: '分页',
  feeds: '订阅',
  byMonth: '按月份',
  without: '日期不详',
  count: '文章数',
  newest: '最新',
  state: '状态',
  well: '正常',
  lastLook: '上次查看',
  nextLook: '下次查看',
  neverLooked: '尚未查看',
  site: '网站',
  by: (names) => names,
  published: '发布',
  dayAndTime: (day, time) => `${day} ${time}`,
  unknownDate: '日期不详',
  printed: '原文所印',
  modified: '媒体修改于',
  original: '原文地址',
  retrieved: '收录',
  asFetched: '抓取时的网页',
  source: '来源',
  sheet: '存档文件',
  about: '关于本文',
  image: '图片在',
  embed: '来自',
  vanished: '原文已不在媒体网站上，发现于',
  changedTimes: (times) => `媒体修改过这篇文章 ${times} 次。`,
  past: '修改记录',
  history: '全部版本',
  current: '当前版本',
  state_n: (n) => `第 ${n} 版`,
  firstState: '首次收录',
  changes: '修改之处',
  changesFrom: (from, to) => `${from} → ${to}`,
  unchanged: (blocks) => `${blocks} 段未变`,
  fields: {
    headline: '标题',
    kicker: '眉题',
    standfirst: '导语',
    byline: '作者',
    dateline: '电头',
    printedTime: '所印时间',
    section: '栏目',
    language: '语言',
    url: '地址',
    canonicalUrl: '媒体所示地址',
    publishedAt: '发布时间',
    modifiedAt: '修改时间',
  },
  noChanges: '两个版本内容相同。',
  added: '新增',
  removed: '删去',
  earlierState: '这是本文较早的版本。',
  toCurrent: '阅读当前版本',
  alsoIn: '他处刊登的同一文本',
  sameMatter: '相关文章',
  moreFrom: (source) => `${source} 更早的文章`,
  query: '词语或“短语”',
  anySource: '全部来源',
  anyLanguage: '全部语言',
  language: '语言',
  since: '从',
  until: '到',
  order: '排序',
  byRelevance: '按相关度',
  byNewest: '按时间',
  narrow: '缩小范围',
  found: (count, _one, exact) => `${exact ? '' : '至少 '}${count} 篇`,
  foundNothing: '没有找到',
  foundNothingHow: '可以减少或更换词语，放宽日期，或选择全部来源。',
  follow: '订阅这个搜索',
  hints: [
    ['水闸 洪水', '两个词都出现'],
    ['"水闸案"', '完整的短语'],
    ['洪水 OR 暴雨', '其中之一'],
    ['洪水 -轮渡', '不含后一个词'],
    ['engineer*', '以此开头的词'],
    ['title:洪水 by:林晓岚', '标题中的词；作者'],
    ['has:revisions', '收录后被媒体修改过'],
  ],
  queryFault: '无法理解这个搜索',
  indexFault: '索引无法回答',
  indexFaultHow: '请运行 “tearsheet reindex”。文章没有丢失，索引可由存档文件重建。',
  formFault: '无法理解这个请求',
  missing: '存档里没有这一页',
  missingHow: '地址可能有误，或者这篇文章从未收录。',
  damaged: '这份存档文件已损坏',
  damagedHow: '文件仍在原处。“tearsheet verify” 会列出所有损坏的文件；备份或 git 里有完整的一份。',
  broken: '这里出了问题',
  brokenHow: '存档没有受影响。详情见服务器的消息。',
  keys: '快捷键',
  keyNames: [
    ['j · k', '下一篇、上一篇'],
    ['Enter', '打开'],
    ['/', '搜索'],
    ['t · d · s', '今日、日历、来源'],
    ['?', '本列表'],
  ],
  api: '供程序使用',
};

const TABLES: readonly (readonly [prefix: string, words: Words])[] = [
  ['zh', CHINESE],
  ['en', ENGLISH],
];

/** The first language of an Accept-Language header that has a table; English when none has. */
export function wordsFor(acceptLanguage: string | undefined): Words {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((one) => {
      const [tag = '', ...params] = one.trim().toLowerCase().split(';');
      const q = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find((value) => value !== undefined);
      return { tag, weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const found = TABLES.find(([prefix]) => tag === prefix || tag.startsWith(`${prefix}-`));
    if (found) return found[1];
  }
  return ENGLISH;
}
