/**
 * What importing an older archive's files loses, and what it leaves behind.
 *   node bench/import-check.ts FOLDER… [--show N] [--files]
 * Every sentence of every original is looked for in the article made from it (headline, standfirst, byline, captions, body);
 * every body is searched for the debris listed below. Prints counts, and the commonest lost sentences.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Article } from '../src/article/article.ts';
import { isDamage } from '../src/article/damage.ts';
import { readLegacySheet } from '../src/article/legacy-sheet.ts';
import { printBlock } from '../src/article/print-block.ts';
import { captionTexts, plainText } from '../src/article/text.ts';
import { walkFiles } from '../src/cli/walk-files.ts';
import { importFiles } from '../src/desk/import.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string', default: '40' }, files: { type: 'boolean', default: false } },
});

const DEBRIS: Readonly<Record<string, (article: Article, text: string, html: string) => boolean>> = {
  'stray Array': (_article, text) => /^Array$|^Array\b/m.test(text),
  'promotion box': (_article, _text, html) =>
    /selfpromo|订阅新闻电邮|下载.{0,12}应用|App Store|Google Play/i.test(html),
  'empty paragraph': (_article, _text, html) => /<p>(?:\s|&nbsp;|<br>|\u200b)*<\/p>/.test(html),
  'printed date as text': (_article, text) =>
    /^\s*\d{1,2}\/\d{1,2}\/\d{4} - \d{2}:\d{2}\s*$|^\s*\d{4}-\d{2}-\d{2}T[\d:.]+Z\s*$/m.test(text),
  'image proxy': (_article, _text, html) => /images\.weserv\.nl|\bproxy\?url=/.test(html),
  'lazy-load placeholder': (_article, _text, html) =>
    /src="data:|spacer\.gif|placeholder\.(?:png|gif|svg)|\/blank\.gif/.test(html),
  'tracking parameter': (_article, _text, html) => /[?&;](?:utm_|fbclid=|gclid=)/.test(html),
  'ad section': (_article, text) => /^(?:广告|廣告|advertisement|End of .*广告)$/im.test(text),
  'related links': (_article, text) =>
    /^(?:相关文章|相关报道|相關文章|相關報導|延伸阅读|延伸閱讀|更多相关.*|Related (?:articles|stories).*)[:：]?$/im.test(
      text,
    ),
  'agency footer': (_article, text) => /(?:©|版权所有|版權所有).{0,40}$|^本文由.{0,20}RSS/m.test(text),
};

const folded = (text: string) => text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff\u00ad]+/g, '');

/** Text of free HTML, blocks on lines of their own, scripts and styles left out. */
function rawText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/gi, '\n')
    .replace(
      /<\/?(?:p|div|h\d|li|ul|ol|br|tr|td|th|figure|figcaption|section|article|blockquote|table|hr|main|header|footer|aside)\b[^>]*>/gi,
      '\n',
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d+);/g, (_whole, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_whole, code) => String.fromCodePoint(Number.parseInt(code, 16)));
}

const lost = new Map<string, { count: number; files: string[] }>();
const debris = new Map<string, string[]>();
let sentences = 0;
let losing = 0;

function check(path: string, html: string, article: Article): void {
  const text = plainText(article.body);
  const captions = captionTexts(article.body).join('\n');
  const alts =
    JSON.stringify(article.body)
      .match(/"(?:alt|title)":"[^"]*"/g)
      ?.join('\n') ?? '';
  const whole = folded(
    [
      article.headline,
      article.kicker,
      article.standfirst,
      article.byline.join(' '),
      article.dateline,
      article.section,
      article.printedTime,
      text,
      captions,
      alts,
    ].join('\n'),
  );
  let missing = 0;
  for (const line of rawText(html).split('\n')) {
    for (const sentence of line.split(/(?<=[。！？!?]|\.\s)/)) {
      const key = folded(sentence);
      if (key.length < 6) continue;
      sentences++;
      if (whole.includes(key)) continue;
      missing++;
      const entry = lost.get(key) ?? { count: 0, files: [] };
      entry.count++;
      if (entry.files.length < 3) entry.files.push(path);
      lost.set(key, entry);
    }
  }
  if (missing > 0) losing++;
  const printed = article.body.map(printBlock).join('\n');
  for (const [name, found] of Object.entries(DEBRIS)) {
    if (!found(article, text, printed)) continue;
    debris.set(name, [...(debris.get(name) ?? []), path]);
  }
}

for (const folder of positionals) {
  const originals: string[] = [];
  const started = performance.now();
  const report = await importFiles(() => walkFiles([folder]), {
    keepOriginals: async (batch) => {
      originals.splice(0, originals.length, ...batch.map(({ path }) => path));
      return batch.map(({ digest }) => ({ file: '', offset: 0, digest }));
    },
    keep: async (articles) => {
      for (const [at, article] of articles.entries()) {
        const path = originals[at] ?? '';
        const legacy = readLegacySheet(readFileSync(join(folder, path), 'utf8'));
        if (!isDamage(legacy)) check(path, legacy.html, article);
      }
      return articles.map(() => ({ outcome: 'new' as const }));
    },
  });
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${folder.split('/').at(-1)}: read ${report.read}, failed ${report.failed.length}, skipped ${report.skipped}, ${Math.round(report.read / seconds)} files/s`,
  );
  for (const { path, code } of report.failed) console.log(`  failed ${path}: ${code}`);
}
const total = [...lost.values()].reduce((sum, { count }) => sum + count, 0);
console.log(
  `sentences ${sentences}, not found in the article ${total} (${lost.size} different), in ${losing} files`,
);
for (const [name] of Object.entries(DEBRIS))
  console.log(`${name}: ${debris.get(name)?.length ?? 0} ${(debris.get(name) ?? []).slice(0, 3).join(' ')}`);
for (const [sentence, { count, files }] of [...lost]
  .sort(([, a], [, b]) => b.count - a.count)
  .slice(0, Number(values.show))) {
  console.log(
    `${String(count).padStart(5)}  ${sentence.slice(0, 120)}${values.files ? `  ${files.join(' ')}` : ''}`,
  );
}
