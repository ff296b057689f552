/** fast-check arbitraries for articles, for the property tests of every room that prints, keeps or compares them. */
import fc from 'fast-check';
import type { Article } from './article.ts';
import type { Block, Inline } from './block.ts';
import { articleId } from './identity.ts';
import { normalBody, normalRuns } from './normal-body.ts';

const nasty = fc.constantFrom(
  '<',
  '>',
  '&',
  '&amp;',
  '&#10;',
  '\\',
  '[',
  ']',
  '(',
  ')',
  '](',
  '--',
  '-->',
  '<!--',
  '"',
  '\n',
  '\r',
  '\t',
  '\u2028',
  '\0',
  '\u0085',
  '*a*',
  '_',
  '`',
  '习近平',
  'الخبر',
  ' ',
  '\u00a0',
  '\n<!--\ntearsheet: 1\n',
  '\n------\n\n',
  '😀',
  '\\&',
  '\\&amp;',
);

export const anyText = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ maxLength: 8 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join('').toWellFormed());

const anyRun: fc.Arbitrary<Inline> = fc.letrec<{ run: Inline }>((tie) => ({
  run: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: fc.constant('text' as const), text: anyText }),
    fc.record({ kind: fc.constant('break' as const) }),
    fc.record({ kind: fc.constant('code' as const), text: anyText }),
    fc.record({
      kind: fc.constant('link' as const),
      href: anyText,
      content: fc.array(tie('run'), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constantFrom('emphasis' as const, 'strong' as const, 'sub' as const, 'sup' as const),
      content: fc.array(tie('run'), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('ruby' as const),
      base: fc.array(tie('run'), { maxLength: 2 }),
      reading: anyText,
    }),
  ),
})).run;

const anyRuns = fc.array(anyRun, { maxLength: 4 }).map((runs) => normalRuns(runs));
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A record whose undefined properties are absent. */
function present<T extends object>(
  record: fc.Arbitrary<{ [K in keyof T]: T[K] | undefined }>,
): fc.Arbitrary<T> {
  return record.map(
    (value) => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T,
  );
}

const anyCell = present<{ header: boolean; colspan?: number; content: Inline[] }>(
  fc.record({ header: fc.boolean(), colspan: some(fc.integer({ min: 2, max: 9 })), content: anyRuns }),
);

const anyBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: fc.constant('paragraph' as const), content: anyRuns }),
    fc.record({
      kind: fc.constant('heading' as const),
      level: fc.constantFrom(2, 3, 4, 5, 6),
      content: anyRuns,
    }),
    fc.record({ kind: fc.constant('rule' as const) }),
    fc.record({ kind: fc.constant('preformatted' as const), text: anyText }),
    present<Block & { kind: 'figure' }>(
      fc.record({
        kind: fc.constant('figure' as const),
        src: anyText,
        alt: some(anyText),
        caption: some(anyRuns),
        credit: some(anyText),
      }),
    ),
    present<Block & { kind: 'embed' }>(
      fc.record({ kind: fc.constant('embed' as const), address: anyText, title: some(anyText) }),
    ),
    present<Block & { kind: 'table' }>(
      fc.record({
        kind: fc.constant('table' as const),
        caption: some(anyRuns),
        rows: fc.array(fc.array(anyCell, { maxLength: 3 }), { maxLength: 3 }),
      }),
    ),
    fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 3 }),
    }),
    present<Block & { kind: 'quotation' }>(
      fc.record({
        kind: fc.constant('quotation' as const),
        cite: some(anyText),
        blocks: fc.array(tie('block'), { maxLength: 2 }),
      }),
    ),
  ) as fc.Arbitrary<Block>,
})).block;

export const anyBody = fc.array(anyBlock, { maxLength: 6 }).map((blocks) => normalBody(blocks));

const anyInstant = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });

export const anyArticle: fc.Arbitrary<Article> = present<Article>(
  fc.record({
    id: anyText.map(articleId),
    headline: anyText,
    kicker: some(anyText),
    standfirst: some(anyText),
    byline: fc.array(anyText, { maxLength: 3 }),
    dateline: some(anyText),
    publishedAt: some(anyInstant),
    modifiedAt: some(anyInstant),
    publishedZone: some(anyText),
    printedTime: some(anyText),
    section: some(anyText),
    language: some(fc.constantFrom('zh-Hans', 'ar', 'en')),
    source: fc.constantFrom('gazette', 'le-phare'),
    url: anyText,
    canonicalUrl: some(anyText),
    feed: some(anyText),
    retrievedAt: some(anyInstant),
    origin: some(fc.constantFrom('page' as const, 'feed' as const, 'import' as const)),
    page: some(fc.record({ file: anyText, offset: fc.nat(), digest: anyText })),
    body: anyBody,
    unknown: some(fc.constant([{ name: 'mood', json: '{"a": 1.0}' }])),
  }),
);
