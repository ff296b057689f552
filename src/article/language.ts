/**
 * Which language a text is in, as BCP 47: by script where the script decides, else by the language's most frequent small words.
 * Goes in: any text and, where known, what was said of it ("zh_CN", "en-GB", "ISO 639: deu" no). Comes out: a tag, or undefined.
 * Chinese always comes with its script and without region: zh-Hans, zh-Hant. Looks at the first 8,000 UTF-16 units.
 * Sources: frequency lists of Wikipedia editions, by hand; characters told apart after the General Standard table of 2013.
 */

import { type Lookup, lookupOf } from './lookup.ts';
import { isLetter, lettersOf } from './script-letters.ts';

const LOOKED_AT = 8_000;
/** A short text says little: below this many letters only a script that one language owns is evidence. */
const FEW_LETTERS = 40;

/** A language and its small words a line, the ones near relatives do not share first in mind: da/nb/sv, es/pt/gl/ca, cs/sk, hr/sl, id/ms, ru/uk/bg. */
const SMALL_WORDS = `
en the of and to in that is was for with on are has been his her from which it by as at
de der die und das den von ist mit des auf für nicht ein eine sich dem auch werden wurde im zu
fr le la les des et est une dans du pour que qui sur pas au avec par ce plus sont en a
es el la los las y en del que con una por para se es su al como más lo fue pero
pt o os e do da não uma em que com para por mais foi dos das ao como são pelo à
it il di che è la per una con non del della nel sono gli dei anche alla più ha ma le
nl de het een van en dat niet op is zijn met voor aan ook er werd door naar om te bij
sv och att det som en är av för med på inte den till har från vi ett om han också
da og at det der er af en til på med for ikke som den har de han ud også blev efter nogle
nb og i det som er av en til på med for ikke at den har de etter ble også noen seg ut
nn og i det som er av ein til på med ikkje at eit ho dei frå vart også nokre
fi ja on ei että se hän oli mutta myös kun joka tai mukaan ovat sekä ole kuin sen
is og að er í á sem það til við um ekki en fyrir með var hann af þess hafa segir
pl i w nie na się z do jest że to o jak po przez od są ale tym oraz dla
cs a v se na je že to s do jako ve pro který byl jsou ale jeho také po podle při
sk a v sa na je že to s do ako vo pre ktorý bol sú ale jeho aj po podľa pri
hu a az és hogy nem is egy meg volt ez csak de már még szerint azt mint vagy el
ro și în de la a cu pe nu că din care pentru este mai o fi fost au sunt
tr ve bir bu için da de ile olarak daha çok olan gibi sonra kadar en ne dedi oldu var
vi và của là các có được trong cho không một với người đã những này khi đến ông
id yang dan di untuk dengan ini dari itu tidak pada dalam akan adalah juga bisa karena oleh tersebut ke
ms yang dan di untuk dengan ini dari itu tidak pada dalam akan adalah beliau kata boleh kerana oleh bagi ialah berkata
tl ang ng sa mga na at ay si ni kay para hindi ito siya nang ayon
sw ya na wa kwa katika ni za la kuwa hiyo huyo alisema pia kama watu hilo
zu ukuthi futhi kodwa uma ngoba abantu lapho kanye ngesikhathi emva uthe
af die en van het in is nie dat vir met op was om te wat sy ook deur aan hulle
lt ir kad į yra iš su bet kaip tai buvo dėl apie jis nuo taip metų už
lv un ir ar par ka no kas arī bet uz tika lai kā pēc gada gadā viņš
et ja on ei et see oli ka kui mis aga oma ning tema selle kes pärast
hr i je u na se da su za od koji što kako bi o će sve iz ali također nije
sl in je v na se da so za ki bi pa z tudi še bil iz kot po pri ne
sq dhe në të e i për një me që nga është së u nuk janë më ka
ca el la i de que en els les un una per amb és no del ha al més són va
gl o a e de que en unha non do da para con os ao pola máis foi polo dos
eu eta da ez du bat dute ere zen baina egin dira izan dela hau
ga an agus na ar go bhí sé le i ag is don tá
cy yn y a i o ar yr mae wedi bod gan ei am fod eu gyda
az və bu bir ilə üçün də olan daha edib ki olub deyib isə
uz va bu bilan uchun ham bir edi esa deb qilish boʻlgan
ku û li di ku de bi ji ev jî ne wê hat kir
so oo iyo ka ku waxa uu ee in ay la waa
ru и в не на что с по как это из за от его для но он также года был
uk і в не на що з та у до як це за від його для але він також року був
be і у не на што з па як гэта за ад яго для але ён таксама года быў
bg и в на да не се за от че са по като с е ще във му има това
sr и у је на да се су за од који што како би о ће све из али није
mk и во на да не се за од дека по како со е ќе ги ја што тоа
kk және мен бұл үшін деп бар емес болып жылы туралы бойынша еді
mn нь ба энэ байна гэж юм болон бол онд хийх тухай гэсэн
ar في من على أن إلى التي عن الذي مع هذا ما لا بعد كان قال هذه و
fa و در به از که این را با است برای آن یک شد می تا بر خود
ur کے کی میں ہے اور سے کا کو نے پر یہ کہ ہیں بھی تھا
ps د په او چې کې ته له دی سره يې دا شوي
`;

/** Frequent characters whose two forms differ, pairwise. Those that Japanese or old print shares are no matter: kana decides first. */
const SIMPLIFIED =
  '这来时们国说会为个过对发经与学开样现长进种无问实动从门东车马见书员业专义两严让还应当关点电话报导体产级线总统选举军战权区县乡镇华侨湾处务办给红约纪纲纳组织结绝继续维综绿缘编网罗职联胜脑觉观规视讲许论设访证评识诉词译试诗诚询该详语误请诸谁调谈谢贝负财责败货质购贸费资赛赵趋跃践轮软较载辆输达迁运远违连迟适递遗邮释里针钟钱铁银锋错键闭间闻阳阴阵';
const TRADITIONAL =
  '這來時們國說會為個過對發經與學開樣現長進種無問實動從門東車馬見書員業專義兩嚴讓還應當關點電話報導體產級線總統選舉軍戰權區縣鄉鎮華僑灣處務辦給紅約紀綱納組織結絕繼續維綜綠緣編網羅職聯勝腦覺觀規視講許論設訪證評識訴詞譯試詩誠詢該詳語誤請諸誰調談謝貝負財責敗貨質購貿費資賽趙趨躍踐輪軟較載輛輸達遷運遠違連遲適遞遺郵釋裡針鍾錢鐵銀鋒錯鍵閉間聞陽陰陣';

/** No small word has more letters. */
const LONGEST_SMALL = 11;

interface SmallWords {
  readonly languages: readonly string[];
  /** The number of a word. */
  readonly numberOf: Lookup;
  /** By a word's number: the numbers of its languages. */
  readonly spokenIn: readonly (readonly number[])[];
}

let small: SmallWords | undefined;
let hans: Set<string> | undefined;
let hant: Set<string> | undefined;

/**
 * Shape: detectLanguage("Der Rat hat am Montag …") → "de"; detectLanguage("總統說", "zh") → "zh-Hant".
 * The hint decides where the text does not, and gives the region ("en-GB") where both name one language.
 * Answers undefined when neither says anything.
 */
export function detectLanguage(text: string, hint?: string): string | undefined {
  const said = languageTag(hint);
  const read = readLanguage(text.slice(0, LOOKED_AT), said);
  if (read === undefined) return said;
  if (said === undefined) return read;
  return primary(read) === primary(said) && !read.startsWith('zh') ? said : read;
}

/** Shape: "EN_us" → "en-US", "zh-TW" → "zh-Hant", "zh" → "zh" (no script said), "und" and what is no tag → undefined. */
export function languageTag(written: string | undefined): string | undefined {
  const match = /^\s*([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z\d])/i.exec(
    written ?? '',
  );
  if (!match) return undefined;
  const language = (ALIASES[(match[1] ?? '').toLowerCase()] ?? match[1] ?? '').toLowerCase();
  if (language === 'und' || language === 'mul' || language === 'xx') return undefined;
  const script = match[2] && match[2][0]?.toUpperCase() + match[2].slice(1).toLowerCase();
  const region = match[3]?.toUpperCase();
  if (language === 'zh' || language === 'yue') {
    if (script === 'Hans' || script === 'Hant') return `zh-${script}`;
    if (region) return /^(?:TW|HK|MO)$/.test(region) ? 'zh-Hant' : 'zh-Hans';
    return language === 'yue' ? 'zh-Hant' : 'zh';
  }
  return [language, script, region].filter(Boolean).join('-');
}

/** Codes that pages use for others: a country's for its language, old codes, three letters where two exist. */
const ALIASES: Readonly<Record<string, string>> = {
  cn: 'zh', tw: 'zh-tw', jp: 'ja', kr: 'ko', gr: 'el', cz: 'cs', dk: 'da', ua: 'uk', no: 'nb', iw: 'he', in: 'id', ji: 'yi',
  eng: 'en', deu: 'de', ger: 'de', fra: 'fr', fre: 'fr', spa: 'es', ita: 'it', por: 'pt', rus: 'ru', zho: 'zh', chi: 'zh', cmn: 'zh', jpn: 'ja', kor: 'ko', ara: 'ar',
}; // biome-ignore format: a table

function primary(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

function readLanguage(text: string, said: string | undefined): string | undefined {
  const { letters, han, kana, owned } = lettersOf(text);
  if (letters === 0) return undefined;
  // A Han character says as much as three letters: a Chinese page full of Latin names stays Chinese.
  if (3 * (han + kana) > letters - han - kana && (owned.get('ko') ?? 0) < han + kana) {
    // Japanese prose is at least a third kana; a Chinese story with a Japanese name in it stays under a tenth.
    if (kana > 0.1 * (han + kana)) return 'ja';
    if (said && primary(said) === 'ja' && han < FEW_LETTERS) return said;
    return chinese(text, said);
  }
  for (const [language, count] of owned) if (count > 0.3 * letters) return shared(language, said);
  if (letters < FEW_LETTERS && said) return said;
  return bySmallWords(text.toLowerCase());
}

/** Devanagari, Hebrew and Arabic letters are other languages' too: what was said counts among those. */
function shared(language: string, said: string | undefined): string {
  const others: Readonly<Record<string, string>> = { hi: 'mr ne sa', he: 'yi', bn: 'as', am: 'ti' };
  return said && others[language]?.split(' ').includes(primary(said)) ? said : language;
}

function chinese(text: string, said: string | undefined): string | undefined {
  if (!hans || !hant) {
    hans = new Set(SIMPLIFIED);
    hant = new Set(TRADITIONAL);
  }
  let balance = 0;
  for (const character of text) balance += hans.has(character) ? 1 : hant.has(character) ? -1 : 0;
  if (balance !== 0) return balance > 0 ? 'zh-Hans' : 'zh-Hant';
  return said?.startsWith('zh-') ? said : 'zh-Hans';
}

function smallWords(): SmallWords {
  const languages: string[] = [];
  const numbers = new Map<string, number>();
  const spokenIn: number[][] = [];
  for (const line of SMALL_WORDS.trim().split('\n')) {
    const [language = '', ...list] = line.split(' ');
    for (const word of list) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      spokenIn[number] ??= [];
      spokenIn[number].push(languages.length);
    }
    languages.push(language);
  }
  return { languages, numberOf: lookupOf(numbers), spokenIn };
}

/** `text` in lower case. */
function bySmallWords(text: string): string | undefined {
  small ??= smallWords();
  const { languages, numberOf, spokenIn } = small;
  const { length } = text;
  const scores = new Float64Array(languages.length);
  let words = 0;
  for (let at = 0; at < length; at++) {
    const from = at;
    while (at < length && isLetter(text.charCodeAt(at))) at++;
    if (at === from) continue;
    words++;
    const number = at - from > LONGEST_SMALL ? -1 : numberOf(text, from, at);
    if (number < 0) continue;
    const spoken = spokenIn[number] as readonly number[];
    // A word of several languages says less of each.
    for (const language of spoken) scores[language] = (scores[language] as number) + 1 / spoken.length;
  }
  const top = Math.max(...scores);
  // Prose of any of these languages is a fifth small words or more; a list of names has few.
  return top >= 1 && top > 0.02 * words ? languages[scores.indexOf(top)] : undefined;
}
