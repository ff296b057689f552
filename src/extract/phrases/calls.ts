import { anyOf } from './any-of.ts';

/** Words and stems that begin as a word of the Latin script does. */
const STEMS = {
  any: `
    telegram
    whatsapp
    facebook
    twitter
    instagram
    youtube
    linkedin`,
  en: String.raw`
    subscri
    newsletter
    sign(?:ed)?[ -]?up
    follow (?:us|me|him|her|them)
    contact (?:us|me)
    e-?mail
    donat(?:e|ion)
    support (?:us|our)
    our (?:journalism|readers|app|website|site|team|privacy)
    cookies?\b
    click here
    download (?:our|the)
    app store
    google play
    join (?:us|our|the)
    register
    log ?in\b
    privacy policy
    terms of (?:use|service)
    free trial
    get in touch
    book a
    (?:learn|find out|read) more
    share (?:this|your)
    comments? (?:below|section|policy)
    leave a comment
    all rights
    copyright`,
  de: `
    abonn
    anmelden
    datenschutz
    komment`,
  fr: 'inscri[vpt]',
  es: `
    suscr
    bolet`,
  it: 'iscriviti',
  pt: 'assine',
  sv: 'prenumerera',
};

const WORDS = {
  ru: 'подпи[сш]',
  zh: `
    订阅
    訂閱
    [关關]注
    公[众眾]号
    公眾號
    扫码
    下[载載]
    客户端
    版[权權]
    登[录錄入]
    [注註][册冊]
    [评評][论論]`,
  ja: `
    転載
    会員登録`,
  ko: '구독',
  ar: `
    اشترك
    تابعنا`,
  th: `
    ติดตาม
    สมัคร`,
};

/** Whether a line asks the reader to do something, or speaks of the house and not of the matter; anywhere in it. */
export const CALL = new RegExp(String.raw`\b(?:${anyOf(STEMS)})|${anyOf(WORDS)}`, 'i');
