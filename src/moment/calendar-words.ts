/**
 * Names of months and weekdays, one line a language that undeclared texts are in, Latin letters without accents (see `plain` in lexicon.ts).
 * Twelve months from January, seven weekdays from Sunday. `|` parts spellings; a spelling is a stem: "январ" reads
 * января and январь, and an abbreviation of three letters or more reads too ("янв."). Sources: CLDR 46, and feeds met.
 */

/** Further languages are asked of Intl when a text is declared to be in one (see lexicon.ts). Order matters where languages disagree (listopad) and the text's language is unknown: the first that knows a word has it. */
export const MONTHS: Readonly<Record<string, string>> = {
  en: 'january february march april may june july august september october november december',
  fr: 'janvier fevrier|fevier mars avril mai juin juillet|jul aout|aou septembre octobre novembre decembre',
  de: 'januar|janner|jaenner|jan februar|feber marz|maerz|mrz april mai|mayo juni juli august september oktober november dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  pt: 'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre|sett ottobre novembre dicembre',
  nl: 'januari februari maart|mrt april mei juni juli augustus september oktober november december',
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
  da: 'januar februar marts april maj juni juli august september oktober november december',
  nb: 'januar februar mars april mai juni juli august september oktober november desember',
  fi: 'tammi helmi maalis huhti touko kesa heina elo syys loka marras joulu',
  pl: 'stycz lut marzec|marca|mar kwie maj czerw|cze lip sierp wrze|wrz pazdz listopad grud',
  cs: 'leden|ledna|led unor brezen|brezna|bre duben|dubna|dub kveten|kvetna|kve cerven|cervna cervenec|cervence srpen|srpna|srp zari rijen|rijna|rij listopad prosin',
  sk: 'januar februar marec|marca april maj jun jul august septemb oktob|oktobr novemb decemb',
  hu: 'januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december',
  ro: 'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie|noi decembrie',
  ru: 'январ феврал март апрел май|мая июн июл август сентябр октябр ноябр декабр',
  uk: 'січ|січен лют берез|бер квіт травен|травня|трав черв лип серп верес жовт листопад груд',
  bg: 'януари февруари март април май юни юли август септември октомври ноември декември',
  sr: 'јануар фебруар март април мај јун јул август септембар октобар новембар децембар',
  el: 'ιανουαρι φεβρουαρι μαρτι απριλι μαι|μαω ιουνι ιουλι αυγουστ σεπτεμβρι οκτωβρι νοεμβρι δεκεμβρι',
  tr: 'ocak subat mart nisan mayis haziran temmuz agustos eylul|eyl ekim kasim aralik',
  id: 'januari februari maret april mei juni juli agustus|agt|agst september oktober november|nop desember',
  he: 'ינואר פברואר מרץ|מרס|מארס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  ar: 'يناير|جانفي|كانونالثاني فبراير|فيفري مارس|اذار ابريل|افريل|نيسان مايو|ماي|ايار يونيو|يونيه|جوان|حزيران يوليو|يوليه|جويلية|تموز اغسطس|اوت|غشت|اب سبتمبر|شتنبر|ايلول اكتوبر|تشرينالاول نوفمبر|نونبر|تشرينالثاني ديسمبر|دجنبر|كانونالاول',
  fa: 'ژانویه فوریه مارس اوریل مه|می ژوین ژوییه|جولای اوت|اگوست سپتامبر اکتبر نوامبر دسامبر',
  hi: 'जनवरी|जन फरवरी|फर मार्च अप्रैल मई जून जुलाई अगस्त|अग सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर',
  th: 'มกราคม|มค กุมภาพันธ์|กพ มีนาคม|มีค เมษายน|เมย พฤษภาคม|พค มิถุนายน|มิย กรกฎาคม|กค สิงหาคม|สค กันยายน|กย ตุลาคม|ตค พฤศจิกายน|พย ธันวาคม|ธค',
};

/** The months of the Persian solar year, from Farvardin. */
export const JALALI = 'فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر ابان اذر دی بهمن اسفند';

export const WEEKDAYS: Readonly<Record<string, string>> = {
  en: 'sunday monday tuesday wednesday thursday friday saturday',
  fr: 'dimanche lundi mardi mercredi jeudi vendredi samedi',
  de: 'sonntag montag dienstag mittwoch donnerstag freitag samstag|sonnabend',
  es: 'domingo lunes martes miercoles jueves viernes sabado',
  pt: 'domingo segunda terca quarta quinta sexta sabado',
  it: 'domenica lunedi martedi mercoledi giovedi venerdi sabato',
  nl: 'zondag maandag dinsdag woensdag donderdag vrijdag zaterdag',
  sv: 'sondag mandag tisdag onsdag torsdag fredag lordag|lørdag',
  da: 'søndag mandag tirsdag onsdag torsdag fredag lørdag',
  fi: 'sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai',
  pl: 'niedziela|nd poniedzial|pn wtorek|wt sroda czwartek|czw piatek|pt sobota',
  cs: 'nedele pondeli utery streda ctvrtek patek sobota',
  sk: 'nedela pondelok utorok streda stvrtok piatok sobota',
  hu: 'vasarnap hetfo kedd szerda csutortok pentek szombat',
  ro: 'duminica luni marti miercuri joi vineri sambata',
  ru: 'воскресен|вс понедельник|пн вторник|вт сред четверг|чт пятниц|пт суббот|сб',
  uk: 'неділ|нд понеділ|пн вівтор|вт серед четвер|чт п’ятниц|пятниц субот|сб',
  bg: 'неделя понеделник вторник сряда четвъртък петък събота',
  sr: 'недеља понедељак уторак среда четвртак петак субота',
  el: 'κυριακη δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο|σαβ',
  tr: 'pazar|paz pazartesi|pzt sali carsamba persembe cuma cumartesi|cts|cmt',
  id: 'minggu senin selasa rabu kamis jumat sabtu',
  he: 'ראשון שני שלישי רביעי חמישי שישי שבת',
  ar: 'الاحد|احد الاثنين|اثنين الثلاثاء|ثلاثاء الاربعاء|اربعاء الخميس|خميس الجمعة|جمعة السبت|سبت',
  fa: 'یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه شنبه',
  hi: 'रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार',
  th: 'อาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์',
  vi: 'nhat - - - - - -',
};
