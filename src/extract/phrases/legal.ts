import { anyOf } from './any-of.ts';

/** The word that closes a story, alone between signs. */
const END = {
  any: 'fin',
  en: 'end',
  de: 'ende',
  zh: `
    (?:[全本]文)?完
    终
    終`,
  ko: '끝',
};

/** What a line of rights begins with. */
const OPENINGS = {
  any: String.raw`
    copyright\b
    ©
    \(c\)`,
  en: String.raw`
    notice: the content above\b
    this (?:article|story|piece) (?:was )?(?:originally |first )?(?:appeared|published|produced)`,
  zh: '注?[:：]?(?:本文(?:不代表|仅代表|只代表|僅代表)|免责声明|免責聲明|以上内容|摘编自)',
};

/** When and where a publishing system filed a story, in the words of its templates. */
const FILED = {
  en: 'this (?:entry|post|article) (?:was|is) (?:posted|published|written|filed)\\b',
  de: '(?:der|dieser) (?:beitrag|eintrag|artikel|text) wurde .{0,90}(?:veröffentlicht|verfasst|geschrieben|abgelegt|gepostet)',
  fr: 'cet? (?:article|entrée|billet) a été (?:publiée?|postée?)',
  es: 'est[ae] (?:entrada|artículo) (?:fue|ha sido) (?:publicad|posted)',
  pt: 'est[ae] (?:entrada|artigo|post) foi publicad',
  it: '(?:questa voce|questo articolo) è stat[oa] (?:pubblicat|inserit)',
  nl: 'dit bericht (?:werd|is) (?:geplaatst|gepost)',
  sv: '(?:detta|det här) inlägg(?:et)? (?:publicerades|postades)',
  no: 'dette innlegget ble (?:publisert|skrevet)',
  da: 'dette indlæg blev (?:udgivet|skrevet)',
  pl: 'ten wpis został (?:opublikowany|dodany)',
  cs: '(?:tento )?příspěvek byl publikován',
  ru: '(?:эта )?запись (?:была )?опубликована',
};

/** What stands anywhere in one. */
const WORDS = {
  en: String.raw`
    \ball rights reserved\b
    may not be (?:published|reproduced|republished)`,
  de: 'alle rechte vorbehalten',
  fr: `
    tous droits réservés
    reproduction interdite`,
  es: 'todos los derechos reservados',
  it: `
    tutti i diritti riservati
    riproduzione riservata`,
  pt: 'todos os direitos reservados',
  pl: 'wszelkie prawa zastrzeżone',
  ru: 'все права защищены',
  zh: `
    版权(?:所有|声明|归)
    版權(?:所有|聲明|歸)
    未经(?:授权|许可|书面)
    未經(?:授權|許可)
    不得(?:擅自|转载|轉載)
    转载请
    轉載請
    禁止转载`,
  ja: '無断転載',
  ko: String.raw`
    저작권자\s?[ⓒ©(<]
    무단\s?전재`,
};

const SIGNS = String.raw`[\s–—=*~·•●■◆▲…_.。,，|()（）【】<>《》「」-]{0,20}`;

/** What rights, agency and house lines at a story's foot begin with or hold; a line of up to 500 characters. */
const LEGAL = new RegExp(
  String.raw`^${SIGNS}(?:${anyOf(END)})${SIGNS}$|^[\s\W]{0,3}(?:${anyOf(OPENINGS)}|${anyOf(FILED)})|${anyOf(WORDS)}`,
  'i',
);

/** Whether a line speaks of rights or for the house; only a foot's lines are asked. */
export function isLegal(line: string): boolean {
  return line.length <= 500 && LEGAL.test(line);
}
