/**
 * The other words of dates: what a word becomes in the neutral form that shapes.ts reads (see neutral.ts).
 * Words stand as `plain` in lexicon.ts leaves them: lower case, no accents, no dots.
 */

/**
 * a p: before and after noon · Y O D: year, month, day, after their number · h m s: hour, minute, second, likewise ·
 * us um uh ud uw uo uy: spans of time · <: ago · r0 r1 r2: today, yesterday, the day before · rn: just now ·
 * E…E: years before year 1 of an era · t: a time follows · o: the month's number follows · '': says nothing.
 */
export const SIGNS: Readonly<Record<string, string>> = {
  a: 'am sa pg oo pd pagi ص صباحا πμ 上午 午前 오전 凌晨 清晨 早上 早晨 清早 새벽 पूर्वाह्न قظ',
  p: 'pm ch ptg os md مساء م μμ 下午 午後 午后 오후 中午 傍晚 晚上 晚间 晚間 深夜 午间 午間 अपराह्न بظ',
  Y: '年 년 年度',
  O: '月 월 月份',
  D: '日 号 號 일',
  h: '时 時 点 點 시 h',
  m: '分 분',
  s: '秒 초',
  us: 'second seconds sec secs seconde secondes sekunde sekunden segundo segundos secondi seconden sekund sekunder sekundy секунд секунды секунду saniye giay detik ثانية ثوان ثانیه 秒钟 秒鐘',
  um: 'minute minutes min mins minuten minuto minutos minuti minuut minuter minutter minuta minuty minut минут минуты минуту мин хвилин хвилини хвилину dakika dk phut menit دقيقة دقائق دقیقه דקות דקה मिनट λεπτα λεπτο 分钟 分鐘',
  uh: 'hour hours hr hrs heure heures stunde stunden std hora horas ora uur uren timme timmar tim time timer godzina godziny godzin час часа часов годин години годину saat gio tieng jam ساعة ساعات ساعت שעות שעה घंटे घंटा ωρες ωρα 小时 小時 个小时 個小時 钟头 鐘頭 時間 시간',
  ud: 'day days jour jours tag tage tagen dia dias giorno giorni dag dagen dagar dage dager dni dzien день дня дней дні днів gun ngay hari يوم ايام روز ימים दिन ημερες μερες ημερα 天',
  uw: 'week weeks semaine semaines woche wochen semana semanas settimana settimane weken vecka veckor uge uger uke uker tydzien tygodnie tygodni неделя неделю недели недель тиждень тижні тижнів hafta tuan اسبوع اسابيع هفته שבוע שבועות सप्ताह εβδομαδες 周 週 星期 个星期 個星期 週間 주',
  uo: 'month months mois monat monate monaten mes meses mese mesi maand maanden manad manader maned maneder miesiac miesiace miesiecy месяц месяца месяцев місяць місяці місяців ay bulan شهر اشهر ماه חודש חודשים महीने μηνες 个月 個月 か月 ヶ月 カ月 ヵ月 개월',
  uy: 'year years an ans jahr jahre jahren ano anos anno anni jaar lata лет років роки yil tahun سنوات سال שנים साल χρονια',
  '<': 'ago il hace ha vor fa geleden sedan siden temu назад тому once truoc lalu منذ قبل پیش לפני पहले πριν 前 以前 之前 전',
  r0: 'today aujourd’hui heute hoy hoje oggi vandaag idag dzisiaj dzis сегодня сьогодні bugun اليوم امروز היום आज σημερα 今天 今日 오늘',
  r1: 'yesterday hier gestern ayer ontem ieri gisteren igar wczoraj вчера вчора dun kemarin امس دیروز אתמול कल χθες 昨天 昨日 어제',
  r2: 'vorgestern anteayer anteontem avantieri позавчера przedwczoraj 前天 一昨日 그저께',
  rn: '刚刚 剛剛 刚才 剛才 方才 방금 たった今',
  E1911E: '民國 民国 中華民國 中华民国',
  E2018E: '令和',
  E1988E: '平成',
  E1925E: '昭和',
  'E-543E': 'พศ 佛曆 佛历',
  t: 'kl klo ore pukul um ob luc at v o в о เวลา alle klukken klokken στις',
  o: 'thang thg',
  '': 'on of the st nd rd th er eme e de del di le la les du a y et den der des am im uhr el los las lo gli as dos da do em en feira tai г гг у р рік року ч год году года роки nam ngay thu chu op om dnia roku r lat hs utca ja och og u oclock o’clock n น ที่ วันที่ วัน เมื่อ ปี في من عام سنة الموافق در تاریخ مورخ ב ה בשעה ביום של को बजे gada metu m d kuuta ta 于 於 在 的 に 发布 發布 发表 發表 更新 klokka klockan ve kell pada во ж թ คศ रोजी এ அன்று nang ne کو יום hai ba sau bay nhat lúc ก',
};

/** In scripts without spaces a weekday is one of these and a numeral: 星期六, 周日, 土曜日. */
export const EAST_WEEKDAY =
  /(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|[日月火水木金土]曜日?|[일월화수목금토]요일|[(（][日月火水木金土一二三四五六일월화수목금토][)）]/u;

/** Offsets from UTC as ±hhmm. CST is China's in Chinese company (see zone.ts); IST is India's, BST Britain's. */
export const ZONES: Readonly<Record<string, string>> = {
  '+0000': 'gmt utc ut wet',
  '+0100': 'cet met mez bst wat west',
  '+0200': 'cest mest mesz eet sast cat',
  '+0300': 'msk мск eest trt eat idt',
  '+0330': 'irst',
  '+0400': 'gst msd',
  '+0500': 'pkt yekt',
  '+0530': 'ist',
  '+0600': 'almt',
  '+0700': 'wib ict',
  '+0800':
    'hkt sgt awst wita pht myt 北京时间 北京時間 香港时间 香港時間 台北时间 台北時間 臺北時間 台灣時間 新加坡时间',
  '+0900': 'jst kst wit 日本時間 東京時間 东京时间 한국시간',
  '+0930': 'acst',
  '+1000': 'aest',
  '+1030': 'acdt',
  '+1100': 'aedt',
  '+1200': 'nzst',
  '+1300': 'nzdt',
  '-0230': 'ndt',
  '-0300': 'brt adt art clst',
  '-0330': 'nst',
  '-0400': 'edt ast clt',
  '-0500': 'est cdt',
  '-0600': 'cst ct mdt',
  '-0700': 'mst mt pdt',
  '-0800': 'pst pt akdt',
  '-0900': 'akst',
  '-1000': 'hst',
};
