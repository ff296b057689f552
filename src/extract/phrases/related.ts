import { anyOf } from './any-of.ts';

const LABELS = {
  en: `
    (?:you (?:may|might) )?(?:also|want to) (?:read|like|see|watch)
    (?:must|also|further) read(?:ing)?
    more (?:on|about|from|stories|news|articles|coverage)(?: (?:this|the) (?:story|topic))?
    keep reading
    read (?:also|more|next|the full|our|this|on)
    related(?: (?:articles?|stor(?:y|ies)|posts?|news|links?|content|topics?|coverage|reading|video))?
    recommended(?: (?:for you|reading|stories|articles))?
    see (?:also|more|related)
    click (?:here|to)
    don['’]t miss
    trending(?: now)?
    most (?:read|popular)
    top stories
    latest (?:news|stories)
    watch(?: more| now| also| the video)?
    listen(?: now| to)?
    up next
    editor['’]?s['’]? picks?
    what to read next
    continue reading
    story continues below
    article continues (?:below|after)`,
  de: `
    lesen sie (?:auch|hier|mehr|dazu|weiter)
    mehr (?:zum thema|dazu|lesen|aus|über|zu)
    das könnte (?:sie|dich) (?:auch )?interessieren
    auch interessant
    weitere (?:artikel|themen|nachrichten|meldungen)
    passend dazu
    zum thema
    weiterlesen
    siehe auch
    hier (?:lesen|geht es)`,
  fr: `
    à lire (?:aussi|également)
    lire (?:aussi|également|la suite|plus)
    voir aussi
    (?:vous|ça|cela) (?:pourr(?:iez|ait)|aimerez) (?:aussi|aimer|vous intéresser).{0,10}
    à ne pas manquer
    sur le même sujet
    notre dossier`,
  es: `
    lee (?:también|más|además)
    lea (?:también|más|además)
    leer (?:también|más)
    (?:también )?te (?:puede|podría) interesar
    (?:también )?(?:puede|podría) interesarle
    quizás te interese
    ver también
    ver más
    más (?:información|noticias|sobre)
    noticias? relacionadas?`,
  pt: `
    (?:você|voce) (?:também )?(?:pode|vai|poderá) (?:gostar|se interessar)
    você também pode
    leia (?:também|mais|ainda)
    veja (?:também|mais)
    saiba mais`,
  it: `
    leggi (?:anche|tutto|altro)
    vedi anche
    potrebbe interessarti
    guarda anche`,
  nl: `
    lees (?:ook|meer|verder)
    meer (?:over|nieuws)
    bekijk ook`,
  sv: 'läs (?:också|även|mer)',
  no: 'les (?:også|mer)',
  da: 'læs (?:også|mere)',
  fi: 'lue (?:myös|lisää)',
  pl: `
    czytaj (?:też|także|więcej|również)
    zobacz (?:też|także|również)
    przeczytaj (?:też|także)
    polecamy`,
  cs: `
    čtěte (?:také|více|též)
    přečtěte si
    viz také`,
  hu: 'olvassa? (?:tovább|el)',
  ro: `
    citește și
    vezi și`,
  ru: `
    читайте (?:также|ещё|еще|далее|по теме)
    смотрите также
    по теме
    материалы по теме
    подробнее`,
  uk: `
    читайте також
    дивіться також`,
  el: 'διαβάστε (?:επίσης|ακόμη|ακόμα|περισσότερα)',
  tr: 'ilgili (?:haber|konu)',
  ar: `
    اقرأ (?:أيضا|ايضا|أيضاً|المزيد)
    مواضيع ذات صلة`,
  fa: 'بیشتر بخوانید',
  vi: `
    xem thêm
    đọc thêm`,
  id: `
    baca (?:juga|selengkapnya)
    lihat juga`,
  zh: `
    相关(?:图集|报道|报导|文章|新闻|阅读|链接|内容|专题|推荐|视频)
    相關(?:報道|報導|文章|新聞|閱讀|連結|內容|專題)
    延伸(?:阅读|閱讀)
    推荐(?:阅读|文章)
    推薦(?:閱讀|文章)
    更多(?:报道|报导|内容|新闻|精彩|新聞|報導|內容|阅读|相關|相关)
    阅读更多
    点击(?:查看|阅读|进入|这里|此处)
    點擊(?:查看|閱讀|這裡)
    猜你喜欢
    热门(?:文章|推荐|新闻)
    热点推荐
    您可能(?:也|还)?(?:喜欢|感兴趣)
    你可能(?:也|還|还)?(?:喜欢|喜歡|感兴趣)
    看更多`,
  ja: `
    関連(?:記事|ニュース|リンク|キーワード)
    あわせて読みたい
    続きを読む`,
  ko: String.raw`
    관련\s?(?:기사|뉴스)
    더\s?보기`,
};

/** What a label before links to other stories begins with; its line goes when it is mostly link or holds nothing else. */
export const RELATED = new RegExp(
  String.raw`^[\s"'“»>→►▶•·*[(【-]*(?:${anyOf(LABELS)})(?!\p{Script=Latin})`,
  'iu',
);
