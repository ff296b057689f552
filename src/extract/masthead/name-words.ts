/**
 * Words around names, in the languages of the news. Data only: names.ts reads with them.
 * Latin and Cyrillic words are compared in lower case and stand alone; the words of Chinese, Japanese and Korean need no spaces.
 * Sources: bylines met on the measured pages, and how the press of each language credits its people.
 */

/** Before a name: "By", "Von", "Текст:". Several may follow each other ("Written by", "Ein Bericht von"). */
export const LEADS =
  'by|written by|posted by|published by|reviewed by|story by|words by|text by|article by|report by|reported by|reporting by|analysis by|opinion by|created by|submitted by|contributed by|authored by|medically reviewed by|fact checked by|edited by|photos? by|photographs? by|author|authors|author name|name|reporter|contributor|posted|written|text|story|words|' +
  'von|ein(?:e|en)? \\p{L}+ von|geschrieben von|verfasst von|veröffentlicht von|erstellt von|autor|autorin|autoren|autor\\*in|verfasser|redakteur|redakteurin|redaktion|interview|bericht|fotos?|foto|aus|' +
  'par|propos recueillis par|écrit par|rédigé par|publié par|posté par|auteure?s?|texte|' +
  'por|escrito por|publicado por|autora|redacción|texto|redação|' +
  'di|a cura di|scritto da|pubblicato da|autore|autrice|testo di|da|' +
  'door|geschreven door|auteur|tekst|av|skrevet av|skriven av|tekst av|text och foto|af|skrevet af|journalist|kirjoittaja|teksti|höfundur|' +
  'autor tekstu|opracowanie|opracował|opracowała|tekst i zdjęcia|oprac|szerző|írta|scris de|de|napsal|napísal|autori|pre|napisao|piše|autorius|teksts|' +
  'yazan|yazar|haber|muhabir|editör|автор|авторы|текст|подготовил|подготовила|автор статьи|автори|журналист|корреспондент|источник|джерело|' +
  'oleh|penulis|reporter|editor|tác giả|theo|bởi|כתב|כתבה|מאת|بقلم|كتب|كتبت|تحرير|إعداد|نویسنده|από|του|της|γράφει|लेखक|द्वारा|โดย|ผู้เขียน';

/** A name's people do these; none of them is a name. Matched whole, also with "Senior", "Deputy" before. */
export const ROLES =
  '(?:(?:senior|chief|deputy|associate|assistant|managing|contributing|executive|staff|guest|special|freelance|political|national|foreign|business|sports?|science|health|technology|tech|city|news|web|digital|features?|investigative|general|principal|editorial|daily|crime|court|medical|education|environment|legal|arts?|culture|entertainment|money|personal finance|white house|washington|diplomatic|defen[cs]e|economics?|royal|film|music|food|travel|style|night|weekend|online|photo|video|multimedia|data|us|uk|u\\.s\\.|lead|head|global|international|world|regional|local|politics|finance|markets?|audience|trending|breaking news|real estate|opinion|community|content|social media|copy|marketing|growth|product|seo) )*' +
  '(?:reporter|reporters|writer|writers|editor|editors|correspondent|correspondents|contributor|contributors|columnist|journalist|author|authors|analyst|producer|blogger|photographer|intern|fellow|critic|editor-in-chief|editor in chief|editor-at-large|bureau chief|staff|strategist|manager|director|specialist|ceo|founder|co-founder|cofounder|president|professor|expert|team member|newsletter editor|press secretary|vice president|head of \\p{L}+|editor, \\p{L}+)' +
  '|redakteur(?:in)?|autor(?:in)?|reporter(?:in)?|korrespondent(?:in)?|volontär(?:in)?|chefredakteur(?:in)?|redaktor(?:in)?|freier journalist|freie journalistin|leiter(?:in)? \\p{L}+|wirtschaftsredakteur(?:in)?|politikredakteur(?:in)?|sportredakteur(?:in)?|freier mitarbeiter|freie mitarbeiterin|stellv\\. ressortleiter(?:in)?|ressortleiter(?:in)?' +
  '|journaliste|rédact(?:eur|rice)(?: en chef)?|correspondante?|envoyée? spéciale?e?|chroniqueu(?:r|se)|grand reporter' +
  '|redactor(?:a)?|periodista|corresponsal|redactor jefe|columnista|editora?|repórter|jornalista|colunista|giornalista|redattore|inviato|corrispondente' +
  '|redacteur|verslaggever|journalist|redaktör|krönikör|toimittaja|dziennikarz|redaktor|redaktorka|blaðamaður|muhabir|editör|yazar' +
  '|корреспондент|журналист|журналістка|журналіст|редактор|обозреватель|автор|кореспондент|wartawan|jurnalis|nhà báo';

/** What is printed beside a byline and is none. */
export const NOISE =
  'follow|share|comments?|print|save|e-?mail|updated|published|posted|subscribe|newsletter|read more|view (?:all|profile|bio|posts?)|more (?:from|by|posts)|see more|author archive|minutes? (?:de lecture|read)|min\\.? read|min read|read time|lesezeit|leestijd|about the author|our authors?|contact|bio|biography|profile|facebook|twitter|linkedin|instagram|whatsapp|tweet|copy link|advertisement|sponsored|photo|image|video|listen|watch|home|menu|search|login|sign in|sign up|teilen|drucken|merken|kommentare?|kommentieren|artikel|anhören|partager|imprimer|compartir|imprimir|guardar|condividi|stampa|delen|dela|in|on|at|for|to|with|the|and|und|et|y|e|all rights reserved|photo courtesy|related|topics?|tags?|no comments|leave a comment|last updated|expert verified|verified|by|opens in new tab|undefined|null|none|n/a|unknown|anonymous author';

/** Users whom systems invent; a page that names only these names nobody. */
export const NOBODY =
  'admin|administrator|administrador|webmaster|root|user|guest|author|editor|default|test|superuser|super user|site admin|wpadmin|adm|master|manager|webadmin|webredaktion|system|moderator|redactie|redaktor|redakce|redakcja';

/** Chinese, Japanese and Korean words that say a name follows (first those who wrote, then those who edited, then the source). */
export const EAST_WRITERS =
  '(?:本[报報网網台社刊]|新[华華]社|中新[网社網]|中央社|央[视視]|[總总]台|人民网|[见見][习習]|[实實][习習]|首席|特[约約]|特派|高[级級]|通[讯訊]社?|全媒体|全媒體|[资資]深|[图圖]文|文字|[财財][经經]|[体體]育)*(?:[记記]者|[撰]稿人?|撰文|作者|原[创創]|[编編][译譯]|[译譯]者|翻[译譯]|主笔|主筆|采写|採寫|採訪|采访|文[图圖]?|[报報][导導道]|通[讯訊][员員]|口述|整理|評論員|评论员|特[约約]作者|專欄作家|专栏作者|筆者|執筆|取材|ライター|著者|文責|記者|기자|글|작성자)';
export const EAST_EDITORS =
  '(?:[责責]任[编編][辑輯]|[责責][编編]|[编編][辑輯]|[编編]审|[编編]審|值班[编編][辑輯]|校[对對]|[审審]核|核稿|編集|편집|監製|监制)';
export const EAST_SOURCES =
  '(?:来源|來源|稿源|文章[来來]源|信息[来來]源|新闻[来來]源|消息[来來]源|出[处處]|轉自|转自|출처|提供|配信元?|資料來源)';

/** Class, id or rel of an element that holds a name. */
export const WHO =
  /(?:^|[\s_-])(?:by-?line|author|autor|auteur|autore|writer|reporter|contributor|journalist|redakteur|firma|signature|credit|vcard|fn|posted-by|entry-author|post-author)(?:s|-?name|-?names)?(?:$|[\s_-])|byline|author-?name|article-?author|c-author|__author|--author/i;

/** … and what such an element holds beside it. */
export const WHO_NOT =
  /bio|box|about|avatar|image|photo|pic|img|share|social|follow|comment|card-list|related|more|desc|role|title|job|twitter|email|mail|wrapper-all/i;

/** A line that begins so names its author. */
export const BY =
  /^(?:by|written by|posted by|words by|story by|article by|author:|von|autor(?:in)?:|text:|par|auteur\s?:|por|di|a cura di|door|av|af|tekst:|автор:|текст:|yazan:|oleh|penulis:|bởi|بقلم)[\s:]+\S/iu;
