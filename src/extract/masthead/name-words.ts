/**
 * Words around names, in the languages of the news. Data only: names.ts reads with them.
 * Words of scripts with spaces are compared in lower case, whole; those of Chinese, Japanese and Korean need no spaces.
 * Sources: bylines met on the measured pages, and how the press of each language credits its people.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Between a credit and a name, wherever a line begins so: "Story by", "Propos recueillis par". */
export const BY = words('by par por door oleh bởi โดย מאת بقلم');

/** … and those that begin a name as often as they lead to one: leads only before two words or more, or behind a word of MADE. */
export const OF = words('von vom de di da du av af aus from dari od tarafından');

/** What was done, before a word of BY or OF; a label before a colon. */
export const MADE = words(
  'redaktion redacción redactie redakcja first originally ein eine einen a cura og och and und et y e foto report reports reported reporting written posted posté published publié publicado pubblicato story words text texte texto testo tekst article artikel fotos photos bilder pictures articolo artículo artigo analysis analyse opinion created submitted contributed authored recipe blog column presented compiled essay interview entretien entrevista intervista geschrieben verfasst veröffentlicht erstellt eingestellt gepostet bericht beitrag kommentar gastbeitrag reportage reportagem propos recueillis écrit rédigé escrito scritto geschreven skrevet skriven bài tác ο η οι',
);

/** Says that a name follows, before a colon or alone on a line, and before a name in capitals. */
export const LABEL = words(
  'author authors author(s name byline autor autorin autoren autores autora autore autrice autorzy auteur auteurs auteur(s auteure autrice verfasser verfasserin reporter journalist journalistin reporters contributor contributors writer writers teksti opracowanie opracował opracowała oprac oprac. kirjoittaja höfundur szerző scris napsal napsala napísal napísala autori napisao piše autorius skrevet skriven yazan yazar haber muhabir автор автори авторы текст підготував підготувала подготовил подготовила журналист журналіст корреспондент кореспондент penulis theo giả כתב כתבה كتب كتبت إعداد نویسنده γράφει συντάκτης लेखक रिपोर्टर ผู้เขียน เรื่อง interview',
);

/** From here on a line names others than its authors, when "by" or a colon follows. */
export const OTHERS =
  /^(?:(?:re)?view|fact|check|edi[tzc]|édit|phot|f[oö]t|im[aá]g|illus|gra(?:ph|f)i|trans|verif|approv|curat|narrat|produc|bild|bearb|übers|redig|tra[dz]|v[ií]d|spons|power|support|zdj|фот|зоб|редак|source)/;

/** Before a word of OTHERS. */
export const QUALIFIER = words('medically expert clinically legally and und with photo last');

/** What a person does; a piece that ends so is a role, and so is what follows it after a comma. Plurals and -in are read too. */
export const ROLE = words(
  'reporter writer editor correspondent contributor columnist journalist author analyst producer blogger photographer intern fellow critic editor-in-chief editor-at-large chief staff strategist manager director specialist ceo cto cmo coo cfo founder co-founder cofounder president professor expert officer secretary consultant engineer scientist researcher student advisor adviser coach trainer therapist nutritionist dietitian attorney lawyer partner gardener lead head host chef member team redakteur autor korrespondent volontär chefredakteur redaktor mitarbeiter ressortleiter praktikant chefreporter experte journaliste rédacteur rédactrice correspondante envoyé envoyée spécial spéciale chroniqueur chroniqueuse grand redactor redactora periodista corresponsal columnista editora repórter jornalista colunista giornalista redattore inviato corrispondente redacteur verslaggever redaktör krönikör toimittaja dziennikarz dziennikarka redakcja redaktorka blaðamaður muhabir muhabiri editör editörü yazar корреспондент журналистка журналист журналіст журналістка редактор обозреватель кореспондент wartawan jurnalis',
);

/** A role begins so; what follows is no name. */
export const RANK = words(
  'senior junior chief staff deputy associate assistant managing contributing executive guest special freelance former lead head principal digital marketing general vice editorial expert certified registered licensed clinical product content web news political sports business freier freie leitende leitender stellv stellv. stellvertretende stellvertretender extension director correspondant',
);

/** Printed beside a byline and no name, alone or with what follows it. */
export const NOISE = words(
  'publiziert written eingetragen send follow share shares comment comments print save email e-mail updated update published posted subscribe newsletter read view more see min min. lesezeit leestijd contact bio biography profile facebook twitter linkedin instagram whatsapp tweet copy copied advertisement sponsored listen watch home menu search login sign teilen drucken merken kommentar kommentare kommentieren anhören partager imprimer compartir imprimir guardar condividi stampa delen dela all credit related topic topics tag tags no leave a last verified opens undefined null none get category categories categorías stand uhr datum date veröffentlicht aktualisiert publié publicado disclaimer learn click what how why when where our your this one uncategorized mehr keine die der das anzeige exclusive available privacy terms join buy shop text quelle about abonnieren download',
);

/** Alone they are no name. */
export const ALONE = words(
  'the and und et y e in on at by for to with von par por di de da of or from unknown anonymous author name am um le el la artikel beitrag design code disqus video foto fotos photo wordpressadmin wpadmin administrator administrador admin webmaster root user guest default test superuser adm master webadmin system moderator 投稿者 著者 執筆者 監修者 通讯员 通訊員 实习生 實習生 记者 記者 作者 编辑 編輯 文 由 admin 未知 佚名 匿名 网络 網絡 互联网 網路 转载 轉載 原创 原創 本站 本网 小编 官方',
);

/** A newsroom as a whole: credited where nobody else is. */
export const COLLECTIVE =
  /^(?:(?:[^\s-]+[ -]){0,3}(?:staff|team|(?:news )?desk|newsroom|editors|editorial|redaktion(?:steam)?|redacción|redaction|rédaction|redazione|redação|redactie|redakcja|redaksi|редакция|редакція|편집국|編集部|编辑部|編輯部)|staff (?:writers?|reporters?))$/i;

/** Words of houses, behind a role: "Ann Lee, Director, Harbour Institute". */
export const HOUSE =
  /\b(?:institut[a-z]*|universit[a-z]*|college|cent(?:er|re)|foundation|stiftung|association|verband|agency|agentur|group|society|company|media|press|gmbh|inc|ltd|llc|ag|verlag)\b|e\.\s?v\./i;

/** Behind a name, and all that follows: "on Monday", "in Berlin", "Updated …". */
export const TAIL = words(
  'of in on at for from with is was am vom für bei aus im pour para per op på om à en dans le la updated last published posted zuletzt reviewed edited',
);

/** "And" in the languages of the news. */
export const AND = words('and und et y e och og ja en i и та і й ve và și és dan with mit avec con & ＆');

/** Small words inside names of people and institutions. */
export const PARTICLE = words(
  'de del della di da do dos das du des la le el al van von vom zu zur zum der den dem ten ter te bin bint ibn ben of the for für af av ap mc st st. ul ud abu',
);

/** Agencies whose short names look like degrees. */
export const AGENCY = words(
  'AP AFP APA ANSA BBC DPA EFE KNA NTB PTI SDA SID TASS UPI TT ANI IANS PA AAP CNN EPD PAP BTA MTI CTK ČTK RIA LUSA STA RTS ATS JIJI dpa epd Reuters Xinhua Bloomberg',
);

/** Behind a name after a comma: degrees and offices, all in capitals or with dots. */
export const DEGREE =
  /^(?:(?:[A-Z][A-Za-z]{0,3}\.?)?(?:[A-Z]\.?){2,5}(?:-[A-Z]{1,3})?|(?:Ph|Pharm)\.?D\.?|[JS]r\.?|Esq\.?|E-RYT.*|[MB]\.?Sc\.?)$/;

/** Address of a person's page. */
export const WHO_PATH =
  /\/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|writers?|profile?s?|profil|people|persons?|staff|team|contributors?|journalists?|journalisten|columnists?|by|redaktion|redakcja|users?|u|members?|reporter-bio|reporters?|firmas|experts?|byline|yazar(?:lar)?|penulis|mitarbeiter|tac-gia)\/[^/?#]{2,}/i;

/** Class, id or rel of an element that holds a name. */
export const WHO =
  /(?:^|[\s_-])(?:auth?or|auteur|autore|writer|reporter|contributor|journalist|redakteur|firma|signature|credit|vcard|fn|posted-by)(?:s|-?names?)?(?:$|[\s_-])|by-?line|author-?name|article-?author|__author/i;

/** … and what such an element holds beside it. */
export const WHO_NOT =
  /avatar|image|photo|pic(?:ture)?(?:$|[\s_-])|img|share|social|follow|comment|related|more|desc|role|(?<![a-z])job|twitter|mail|disclosure|content(?:$|\s)|thumb|count|articles|posts(?:$|\s)|icon|(?:bio|about)(?:$|[\s_-](?!.*name))/i;

/** "Quelle: dpa": where it came from, alone on a line. */
export const SOURCE =
  /^(?:sources?|quellen?|fuentes?|fontes?|fonti?|bron|källa|kilde|lähde|źródło|zdroj|kaynak|источник|джерело|sumber|nguồn|المصدر)\s*:\s*(.{2,60})$/i;
