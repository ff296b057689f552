import { anyOf } from './any-of.ts';
import { PICTURE_LABEL } from './credits.ts';

const ADVERTISEMENTS = {
  en: `
    advertisement
    advertising
    ads?
    sponsored(?: content)?
    promoted`,
  de: `
    anzeige
    werbung`,
  fr: 'publicité',
  es: 'publicidad',
  it: 'pubblicità',
  pt: 'publicidade',
  nl: 'advertentie',
  sv: `
    annons
    annonse`,
  pl: 'reklama',
  ru: 'реклама',
  el: 'διαφήμιση',
  zh: `
    广告
    廣告
    告知：第三方内容可能包含广告`,
  ja: '広告',
  ko: '광고',
};

/** Buttons and what they say: share, print, comment, log in, go on. */
const BUTTONS = {
  any: `
    facebook
    twitter
    whatsapp
    linkedin
    telegram
    reddit
    pinterest
    weibo
    wechat`,
  en: String.raw`
    share(?: (?:this|on|via|with|article|story|post|link)\b.{0,40})?
    sharing is caring
    tweet
    click to tweet
    pin it
    e-?mail
    print
    copy(?: link)?
    comments?
    (?:leave|post|add|write) a (?:comment|reply)\b.{0,40}
    no comments?
    \d+ comments?
    reply
    like this:?
    loading
    sign up
    log ?in
    subscribe(?: now| today)?
    newsletter
    follow us(?: on\b.{0,40})?
    back to top
    skip (?:to|advertisement)\b.{0,40}
    play(?: video)?
    pause
    mute
    unmute
    fullscreen
    view (?:gallery|comments|all|in browser)
    close
    previous
    see all
    show (?:more|less|all)
    load more
    permalink
    add to del\.icio\.us
    post tags:?.{0,80}
    (?:skip|end of) (?:twitter|youtube|facebook|instagram)\b.{0,30}`,
  de: String.raw`
    teilen
    folgen sie uns\b.{0,60}`,
  fr: String.raw`
    partager
    suivez-nous\b.{0,60}`,
  es: String.raw`
    compartir
    síguenos\b.{0,60}`,
  it: 'condividi',
  pt: 'compartilhar',
  nl: 'delen',
  pl: 'udostępnij',
  ru: 'поделиться',
  zh: String.raw`
    分享(?:[到至].{0,12})?
    微信
    微博
    打开微信.{0,40}
    扫(?:一扫|码).{0,40}
    扫描.{0,20}(?:二维码|关注|下载|阅读|查看|加入).{0,20}
    (?:长按|識別|识别|長按|掃描).{0,12}(?:二维码|二維碼|QR ?code).{0,20}
    (?:请|請)?(?:继续|繼續)?(?:往|向)下(?:继续|繼續)?(?:阅读|閱讀|滑动|滑動|拉|看).{0,12}
    (?:请|請)(?:继续|繼續).{0,4}(?:阅读|閱讀).{0,12}
    (?:点击|點擊|轻触|輕觸)(?:上方|下方|文末)?.{0,4}(?:蓝字|藍字|名片|卡片).{0,24}
    (?:点|點)个?(?:赞|讚|在看).{0,20}
    点击查看本文英文版.?
    获取更多rss.{0,60}
    (?:跳过|結尾|结尾|跳過)\s?(?:twitter|youtube|facebook|instagram|推特).{0,20}
    [（(]?欢迎(?:点击|扫描|关注|订阅).{0,50}`,
  ja: '(?:この記事|記事)を?(?:シェア|印刷|共有).{0,10}',
  ko: String.raw`(?:记事|기사)\s?(?:공유|프린트|스크랩)(?:하기)?`,
};

const NETWORK =
  '(?:twitter|facebook|instagram|youtube|telegram|whatsapp|tiktok|linkedin|bluesky|mastodon|social media)';

/** The house asks to be followed, and whether one liked it. */
const ASKING = {
  en: String.raw`
    follow (?!up\b).{0,60}\b${NETWORK}\b.{0,30}
    did you (?:like|enjoy) this\b.{0,60}
    (?:enjoyed?|liked?) this (?:article|post|story|recipe|page)\b.{0,60}
    was this (?:article|page|post|information)? ?(?:helpful|useful).{0,30}`,
  de: String.raw`
    (?:folge|folgt|folgen sie) .{0,60}\b${NETWORK}\b.{0,30}
    (?:hat|haben) (?:dir|ihnen|euch) (?:der|dieser|das|dieses|die) .{0,30}gefallen.{0,30}
    war (?:der|dieser) (?:artikel|beitrag) .{0,40}`,
  fr: String.raw`
    suivez .{0,60}\b${NETWORK}\b.{0,30}
    (?:vous avez aimé|avez-vous aimé) (?:cet|cette|notre)\b.{0,60}
    (?:cet article|cette page) (?:vous a|t['’]a).{0,40}`,
  es: String.raw`
    (?:sigue|siga|síguenos|síganos) .{0,60}\b${NETWORK}\b.{0,30}
    ¿?(?:te|le) (?:ha gustado|gustó|ha sido útil|resultó útil)\b.{0,60}`,
  pt: String.raw`
    siga .{0,60}\b${NETWORK}\b.{0,30}
    gostou (?:do|da|deste|desta)\b.{0,60}`,
  it: String.raw`
    segui(?:ci)? .{0,60}\b${NETWORK}\b.{0,30}
    ti è piaciut[oa]\b.{0,60}`,
  nl: String.raw`
    volg .{0,60}\b${NETWORK}\b.{0,30}
    vond (?:je|u) dit\b.{0,60}`,
};

/** How long it takes to read. */
const READING_TIME = {
  en: String.raw`
    (?:estimated |average )?read(?:ing)? time\s?[:：]?.{0,25}
    \d+[ -]min(?:ute)?s?[ -]read(?:ing)?(?: time)?`,
  de: String.raw`(?:geschätzte )?lesezeit\s?[:：]?.{0,25}`,
  fr: 'temps de lecture.{0,25}',
  es: 'tiempo (?:estimado )?de lectura.{0,25}',
  pt: 'tempo (?:estimado )?de leitura.{0,25}',
  it: 'tempo (?:stimato )?di lettura.{0,25}',
  nl: '(?:geschatte )?leestijd.{0,25}',
  pl: 'czas czytania.{0,25}',
  ru: 'время (?:на )?чтени[яе].{0,25}',
  zh: '(?:预计)?(?:阅读|閱讀)(?:时间|時間|时长|時長|本文).{0,20}',
  ja: String.raw`
    読了(?:時間|目安).{0,20}
    この記事は約?\s?\d+\s?分で読め.{0,10}`,
};

/** What programs leave behind: empty values, cut tags, words for browsers that cannot play. */
const DEBRIS = {
  any: `
    array
    nan
    undefined
    null
    ">`,
  en: String.raw`
    .{0,40}your browser does(?: not|n't) support.{0,80}
    feed enhanced by\b.{0,80}`,
  zh: `
    使用浏览器播视频.{0,40}
    您的浏览器不支持.{0,60}`,
};

/** Labels of picture credits, with and without who took the picture. */
const PICTURES = {
  any: String.raw`
    ${PICTURE_LABEL}\s*\S.{0,60}
    ©\s?(?:[^.!?。]|\.(?=\S)){2,70}
    [a-zß-ÿ ’'-]{3,40}(?:/[a-zß-ÿ ’'-]{2,40}){0,2}/(?:getty images|afp|reuters|epa(?:-efe)?|shutterstock|picture alliance|imago|bloomberg|anadolu)(?: via [^.!?。]{2,30})?`,
  en: `
    (?:image|photo|picture) (?:source|credit|caption)s?
    getty images
    file photo`,
  zh: '图像来源.{0,40}',
};

/** Advertisement marks, share lines, buttons, debris of programs: a short line of one of these alone. */
export const NOISE = new RegExp(
  String.raw`^[\s[(—–-]*(?:${[ADVERTISEMENTS, BUTTONS, ASKING, READING_TIME, DEBRIS, PICTURES].map(anyOf).join('|')})[\s.:：…!>»→\])—–-]*$`,
  'i',
);
