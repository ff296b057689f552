import { anyOf } from './any-of.ts';

/** What a credit calls a picture. */
const PICTURE_WORDS = {
  en: `
    photos?
    photographs?
    pictures?
    images?`,
  de: 'bild(?:er)?',
  es: `
    fotos?
    fotografía
    imagen`,
  fr: 'photographie',
  it: 'immagine',
  pt: 'imagem',
  fi: 'kuva',
  pl: `
    fot
    zdjęcie`,
  tr: `
    görsel
    fotoğraf`,
  ru: `
    фото
    фотография`,
  uk: 'зображення',
  vi: 'ảnh',
  zh: `
    图片?
    圖片?
    照片`,
  ja: '写真',
  ko: '사진',
};

/** What else is credited so: films, drawings, and the bare word for where a thing comes from. */
const OTHER_WORDS = {
  any: `
    video
    grafik`,
  en: `
    graphic
    illustration
    source`,
  de: 'quelle',
  es: 'fuente',
  it: 'fonte',
  sv: 'källa',
  da: 'kilde',
  pl: 'źródło',
};

const BY = String.raw`(?:\s*(?:credits?|by|courtesy(?: of)?|source|von|de|par|di|来源|來源|提供))?\s*[:：/|©]`;

const AGENCIES = String.raw`
    getty images
    shutterstock
    reuters
    afp
    \bap photo
    unsplash
    istock
    picture alliance
    imago
    dpa`;

/** "Photo: ", "Bild von © ", with nothing before: the beginning of a picture's credit, for use in an expression. */
export const PICTURE_LABEL = `(?:${anyOf(PICTURE_WORDS)})${BY}`;

/** Who took or owns a picture, by a label before the name or an agency after it; lines of up to 160 characters. */
const PICTURE_CREDIT = new RegExp(
  String.raw`^[\s([（【]*(?:(?:${anyOf(PICTURE_WORDS)}|${anyOf(OTHER_WORDS)})${BY}|©\s*\S|\(?c\)\s)|(?:${anyOf({ any: AGENCIES })})\b.{0,30}$`,
  'i',
);

export function isPictureCredit(line: string): boolean {
  return line.length <= 160 && PICTURE_CREDIT.test(line);
}

/** "홍길동 기자 hong@paper.example": a name, what he is, a mail address. */
const KOREAN_WRITER = String.raw`^(?=.*[가-힣])[^.。!?]{0,40}(?:기자|특파원|앵커|위원|에디터)?[\s=·:(/]*[\w.+-]{2,40}@[\w-]{2,40}\.[\w.-]{2,20}[\s)\]]*(?:기자)?$`;

/** A role that opens a line of credits in Chinese, and one that makes any line without a sentence such a line. */
const ROLES =
  '记者|記者|责编|責編|责任编辑|責任編輯|编辑|編輯|网编|網編|编译|編譯|译者|譯者|翻译|审校|審校|校对|校對|撰稿|撰文|作者|采写|监制|文字|来源|來源|图源|圖源|责任校对|值班(?:主编|编辑)|核稿';
const EDITORS = '责编|責編|网编|網編|责任编辑|責任編輯|审校|審校';

/** Credits in the foot of Chinese stories, a role and names and no sentence, and of Korean ones. */
export const CREDITS = new RegExp(
  String.raw`${KOREAN_WRITER}|^(?=[^。！？!?]{2,110}$)(?:[^。！？!?]{0,60}(?:${EDITORS})\s*[:：].*|[\s（(【[*]*(?:\S{0,8}电台|特约|实习|見習|见习)?(?:${ROLES})\s*(?:[:：／/丨|]|\s)[^。！？!?\n]{1,80}[)）】\]]?)$`,
);
