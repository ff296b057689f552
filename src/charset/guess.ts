/**
 * Bytes that declare nothing, or lie → the likeliest encoding, from what their characters would be.
 * Every candidate decodes a sample; each character beyond ASCII earns by how usual it is in the languages of that
 * encoding, times its bytes, so that one- and two-byte encodings compare. Wrong readings give rare ideographs,
 * letters of two scripts in one word, capitals after small letters, control characters.
 */
import { decodeAs } from './decode.ts';

const SAMPLE_BYTES = 60_000;

interface Candidate {
  readonly encoding: string;
  /** The most usual characters of its languages. */
  readonly usual: RegExp;
  /** Characters that are of its scripts at all. */
  readonly fitting: RegExp;
}

const HAN_BOTH =
  '一不人在有我他中大上了和地到以要就可也年生能而子那得着下自之会作於于分出用方主行如前所本多小心天日月今期同公家新法民成社者事部市明高定加入化外全力三理二十文化保全';
const SIMPLIFIED = `${HAN_BOTH}的是这国来们个为时说对发经过动现学开还当产关进实样种从没问间长实无图军报总战员体电东车书门让议记华记者称应给`;
const TRADITIONAL = `${HAN_BOTH}的是這國來們個為時說對發經過動現學開還當產關進實樣種從沒問間長實無圖軍報總戰員體電東車書門讓議記華記者稱應給`;
const HANGUL =
  '이다는의에가을를하고로은지기도사서한자시리대어들인나그아정보전스부국수해일상원과장제위관공성기조경주';

const CANDIDATES: readonly Candidate[] = [
  {
    encoding: 'gb18030',
    usual: new RegExp(`[${SIMPLIFIED}，。、：“”（）！？]`, 'u'),
    fitting: /[\u4e00-\u9fff\u3000-\u303f\uff00-\uff5e]/u,
  },
  {
    encoding: 'big5',
    usual: new RegExp(`[${TRADITIONAL}，。、：「」（）！？]`, 'u'),
    fitting: /[\u4e00-\u9fff\u3000-\u303f\uff00-\uff5e]/u,
  },
  {
    encoding: 'shift_jis',
    usual: /[ぁ-ん。、「」ー]/u,
    fitting: /[ァ-ヴ\u4e00-\u9fff\u3000-\u303f\uff00-\uff5e]/u,
  },
  {
    encoding: 'euc-jp',
    usual: /[ぁ-ん。、「」ー]/u,
    fitting: /[ァ-ヴ\u4e00-\u9fff\u3000-\u303f\uff00-\uff5e]/u,
  },
  { encoding: 'euc-kr', usual: new RegExp(`[${HANGUL}]`, 'u'), fitting: /[가-힣]/u },
  { encoding: 'windows-1251', usual: /[оеаинтсрвлкмдпуяы]/u, fitting: /[а-яёА-ЯЁіїєґІЇЄ«»—№“”…]/u },
  { encoding: 'koi8-r', usual: /[оеаинтсрвлкмдпуяы]/u, fitting: /[а-яёА-ЯЁ]/u },
  {
    encoding: 'windows-1252',
    usual: /[éèàçêñóíáúöäüßâôîëïãõåøæ’“”–…«»]/u,
    fitting: /[À-ÖØ-öø-ÿ—‘•·€£°¿¡ŠšŽžŒœ\u00a0©®]/u,
  },
  { encoding: 'windows-1250', usual: /[ěščřžýąęłńśźżőűţşťň]/u, fitting: /[áéíóúöüäÁÉÍÓÚÖÜÄŠČŘŽ„”–…]/u },
  { encoding: 'windows-1253', usual: /[αοιετσνρκπςάίόέήύώ]/u, fitting: /[α-ωΑ-ΩΆ-Ώ«»]/u },
  { encoding: 'windows-1254', usual: /[ışğüöçİŞĞÜÖÇ]/u, fitting: /[âîû’“”]/u },
  { encoding: 'windows-1255', usual: /[יוהלאמתרבש]/u, fitting: /[א-ת]/u },
  { encoding: 'windows-1256', usual: /[اليمنتروبةعدسفهكق]/u, fitting: /[\u0621-\u064a،؟]/u },
  { encoding: 'windows-874', usual: /[านรอกเงมยลวด่้ทสตะปบ]/u, fitting: /[\u0e01-\u0e5b]/u },
];

const USUAL = 1;
const FITTING = 0.4;
const FOREIGN = -1;
const BROKEN = -4;
/** Below this a reading is worth no more than windows-1252, which reads anything. */
const CREDIBLE = 0.25;

/** Answers windows-1252 when nothing is credible. */
export function guessEncoding(bytes: Uint8Array, among?: readonly string[]): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let best = { encoding: 'windows-1252', score: CREDIBLE };
  for (const candidate of CANDIDATES) {
    if (among !== undefined && !among.includes(candidate.encoding)) continue;
    const score = credit(decodeAs(sample, candidate.encoding), candidate);
    if (score > best.score) best = { encoding: candidate.encoding, score };
  }
  return best.encoding;
}

/** Whether a sample read as this encoding looks like text of its languages; true for encodings not in the table. */
export function isCredible(bytes: Uint8Array, encoding: string): boolean {
  const candidate = CANDIDATES.find((one) => one.encoding === (encoding === 'gbk' ? 'gb18030' : encoding));
  if (candidate === undefined) return true;
  const text = decodeAs(bytes.subarray(0, SAMPLE_BYTES), encoding);
  // The sample may end inside a character.
  return (text.slice(0, -1).match(/[\ufffd\x80-\x9f]/g)?.length ?? 0) <= text.length / 200;
}

/** Mean credit of a byte beyond ASCII, −4 to 1. */
function credit(text: string, { usual, fitting, encoding }: Candidate): number {
  let sum = 0;
  let bytes = 0;
  let before = '';
  const width = /^(?:gb|big|shift|euc)/.test(encoding) ? 2 : 1;
  for (const char of text) {
    if (char >= '\x80') {
      const weight = width === 2 && /[\uff61-\uff9f]/.test(char) ? 1 : width;
      sum += weight * (worth(char, usual, fitting) - (width === 1 ? oddity(char, before, encoding) : 0));
      bytes += weight;
    }
    before = char;
  }
  return bytes === 0 ? 0 : sum / bytes;
}

function worth(char: string, usual: RegExp, fitting: RegExp): number {
  if (usual.test(char)) return USUAL;
  if (fitting.test(char)) return FITTING;
  return /[\ufffd\x80-\x9f\ue000-\uf8ff]/.test(char) ? BROKEN : FOREIGN;
}

/** In scripts of single bytes: a capital inside a word; two scripts in a word; in western words, accents side by side. */
function oddity(char: string, before: string, encoding: string): number {
  const western = /125[0 24]$/.test(encoding);
  if (/\p{Lu}/u.test(char) && /\p{Ll}/u.test(before)) return 1;
  if (western) return before >= '\x80' && /\p{L}/u.test(before) && /\p{L}/u.test(char) ? 0.8 : 0;
  return /\p{L}/u.test(char) && /[a-z]/i.test(before) ? 0.8 : 0;
}
