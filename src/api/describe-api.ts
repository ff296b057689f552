/** The API's description: OpenAPI 3.1, made from the tables below. */

interface Parameter {
  readonly name: string;
  readonly about: string;
  readonly in?: 'path';
  readonly schema?: object;
}

interface Operation {
  readonly path: string;
  readonly about: string;
  readonly parameters?: readonly Parameter[];
  /** Name of the answer's schema. */
  readonly answer: keyof typeof SCHEMAS;
}

const TEXT = { type: 'string' };
const MOMENT = { type: 'string', format: 'date-time' };
const COUNT = { type: 'integer', minimum: 0 };
const ID: Parameter = { name: 'id', in: 'path', about: 'Identity of the article: 16 characters of a–z, 2–7' };
const list = (items: object) => ({ type: 'array', items });
const thing = (
  properties: Record<string, object>,
  required: readonly string[] = Object.keys(properties),
) => ({
  type: 'object',
  properties,
  required,
});
const FACET = list(thing({ value: TEXT, count: COUNT }));
const COPY = thing(
  {
    id: TEXT,
    title: TEXT,
    source: TEXT,
    publishedAt: MOMENT,
    url: TEXT,
    path: TEXT,
    language: TEXT,
    revision: COUNT,
    sharedShare: { type: 'number', description: 'how much of the shorter text stands in the other, 0–1' },
  },
  ['id', 'title', 'source', 'url', 'path', 'revision', 'sharedShare'],
);
const RUNS = list(thing({ kind: { enum: ['same', 'removed', 'added'] }, text: TEXT }));
const STATE = thing({ path: TEXT, retrievedAt: MOMENT }, ['path']);

const SCHEMAS = {
  Search: thing(
    {
      query: TEXT,
      total: COUNT,
      totalExact: { type: 'boolean', description: 'false: at least `total`' },
      hits: list(
        thing(
          {
            id: TEXT,
            title: TEXT,
            source: TEXT,
            publishedAt: MOMENT,
            url: TEXT,
            path: { type: 'string', description: 'of the sheet, inside the archive' },
            language: TEXT,
            revision: { ...COUNT, description: 'which state matched; 0 is the current one' },
            score: { type: 'number' },
            snippet: list(thing({ text: TEXT, match: { type: 'boolean' } })),
            copies: { ...list(COPY), description: 'with copies=fold: articles that carry the same text' },
          },
          ['id', 'title', 'source', 'url', 'path', 'revision', 'score', 'snippet'],
        ),
      ),
      next: { ...COUNT, description: 'the `offset` of the next page; absent on the last one' },
      facets: thing({ source: FACET, language: FACET, month: FACET }),
      facetsExact: {
        type: 'boolean',
        description: 'false: counted from an even sample of a very large answer',
      },
      mark: {
        type: 'string',
        description: 'how far the index had come; give it as `asOf` with the next page',
      },
      tookMs: { type: 'number' },
    },
    ['query', 'total', 'totalExact', 'hits', 'tookMs'],
  ),
  Article: thing(
    {
      kind: { const: 'article' },
      id: TEXT,
      path: TEXT,
      url: TEXT,
      title: TEXT,
      kicker: TEXT,
      standfirst: TEXT,
      byline: list(TEXT),
      dateline: TEXT,
      publishedAt: MOMENT,
      modifiedAt: MOMENT,
      retrievedAt: MOMENT,
      printedTime: TEXT,
      section: TEXT,
      language: { type: 'string', description: 'BCP 47; Chinese with its script' },
      source: TEXT,
      text: { type: 'string', description: 'the body as plain text, a line a block' },
      html: { type: 'string', description: 'the body in a small safe vocabulary, a line a block' },
      images: list(thing({ src: TEXT, alt: TEXT, caption: TEXT, credit: TEXT }, ['src'])),
      revisions: { ...list(STATE), description: 'earlier states, the earliest first' },
    },
    ['kind', 'id', 'path', 'url', 'title', 'byline', 'source', 'text', 'html', 'images', 'revisions'],
  ),
  Revisions: thing({
    id: TEXT,
    revisions: list(
      thing(
        {
          path: TEXT,
          retrievedAt: MOMENT,
          revision: COUNT,
          current: { type: 'boolean' },
          title: TEXT,
          damage: TEXT,
        },
        ['path', 'revision', 'current'],
      ),
    ),
  }),
  Changes: thing({
    id: TEXT,
    from: STATE,
    to: STATE,
    fields: {
      description: 'fields that differ, as text with runs or as instants (ms since 1970)',
      ...list(
        thing({ kind: { enum: ['text', 'instant'] }, name: TEXT, before: {}, after: {}, runs: RUNS }, [
          'kind',
          'name',
        ]),
      ),
    },
    body: {
      description: 'the body in reading order; `block`, `before` and `after` are typed blocks',
      ...list(
        thing(
          {
            kind: { enum: ['same', 'removed', 'added', 'changed'] },
            block: {},
            before: {},
            after: {},
            runs: RUNS,
          },
          ['kind'],
        ),
      ),
    },
  }),
  Sources: thing({
    sources: list(
      thing(
        {
          id: TEXT,
          title: TEXT,
          articles: COUNT,
          site: TEXT,
          feeds: list(TEXT),
          language: TEXT,
          folder: TEXT,
          lastLookAt: MOMENT,
          lastSuccessAt: MOMENT,
          nextLookAt: MOMENT,
          trouble: { type: 'string', description: 'what is wrong, in a sentence; absent when all is well' },
          requests: COUNT,
          unchangedShare: { type: 'number', minimum: 0, maximum: 1 },
        },
        ['id', 'title', 'articles'],
      ),
    ),
  }),
  Health: thing({
    status: { enum: ['ok', 'stale'] },
    articles: COUNT,
    index: { type: 'object' },
    sources: thing({ count: COUNT, troubled: list(thing({ id: TEXT, trouble: TEXT })) }),
  }),
  Problem: thing(
    {
      type: TEXT,
      title: TEXT,
      status: { type: 'integer' },
      code: { enum: ['query', 'form', 'missing', 'method', 'damaged', 'index', 'broken'] },
      detail: TEXT,
      at: { ...COUNT, description: 'UTF-16 position of the fault' },
      field: TEXT,
    },
    ['type', 'title', 'status', 'code'],
  ),
} as const;

const DAY = { type: 'string', examples: ['2022-01-15', '2022-01', '2022'] };

const OPERATIONS: readonly Operation[] = [
  {
    path: '/search',
    about: 'Articles that hold the words; without words, the newest',
    answer: 'Search',
    parameters: [
      { name: 'q', about: 'Words, "phrases", and what docs/search.md describes' },
      { name: 'source', about: 'Id of a source; may stand several times', schema: list(TEXT) },
      { name: 'lang', about: 'BCP 47 language; may stand several times', schema: list(TEXT) },
      { name: 'since', about: 'First day, month or year', schema: DAY },
      { name: 'until', about: 'Last day, month or year, included', schema: DAY },
      { name: 'order', about: 'Order of the hits', schema: { enum: ['relevance', 'newest'] } },
      {
        name: 'copies',
        about: 'Articles that carry the same text: every one a hit, or one that names the others',
        schema: { enum: ['each', 'fold'], default: 'each' },
      },
      {
        name: 'limit',
        about: 'Hits in one answer',
        schema: { ...COUNT, minimum: 1, maximum: 100, default: 20 },
      },
      {
        name: 'offset',
        about: 'Matches passed over: the `next` of the page before',
        schema: { ...COUNT, maximum: 10_000, default: 0 },
      },
      {
        name: 'asOf',
        about:
          'The `mark` of the first page: what was entered since is not seen, so that pages stay as they were',
      },
      {
        name: 'inflections',
        about: 'Other forms of a word too (“elections” for “election”); the word itself is always found',
        schema: { type: 'boolean', default: false },
      },
      { name: 'facets', about: 'Counts by source, language and month', schema: { type: 'boolean' } },
    ],
  },
  {
    path: '/articles',
    about: 'The article kept from an address',
    answer: 'Article',
    parameters: [{ name: 'url', about: 'Address of the article at its publisher' }],
  },
  { path: '/articles/{id}', about: 'An article in full', answer: 'Article', parameters: [ID] },
  {
    path: '/articles/{id}/revisions',
    about: 'Its states, the earliest first',
    answer: 'Revisions',
    parameters: [ID],
  },
  {
    path: '/articles/{id}/diff',
    about: 'What changed between two of its states; without numbers, the last two',
    answer: 'Changes',
    parameters: [
      ID,
      { name: 'from', about: 'Number of the earlier state', schema: COUNT },
      { name: 'to', about: 'Number of the later state; 0 is the current one', schema: COUNT },
    ],
  },
  { path: '/sources', about: 'The sources, with their counts and health', answer: 'Sources' },
  { path: '/health', about: 'How the archive and its sources are', answer: 'Health' },
];

export function describeApi(title: string) {
  return {
    openapi: '3.1.0',
    info: { title, version: '1', description: 'A news archive kept by tearsheet. Reading only.' },
    servers: [{ url: '/api' }],
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: describe(operation) }])),
    components: { schemas: SCHEMAS },
  };
}

function describe({ about, parameters = [], answer }: Operation) {
  return {
    summary: about,
    parameters: parameters.map(({ name, about: description, in: place = 'query', schema = TEXT }) => ({
      name,
      in: place,
      required: place === 'path',
      description,
      schema,
    })),
    responses: {
      200: json('application/json', answer, about),
      default: json('application/problem+json', 'Problem', 'What went wrong (RFC 9457)'),
    },
  };
}

function json(type: string, schema: keyof typeof SCHEMAS, description: string) {
  return { description, content: { [type]: { schema: { $ref: `#/components/schemas/${schema}` } } } };
}
