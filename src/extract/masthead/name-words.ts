/**
 * Words around names, in the languages of the news. Data only: names.ts reads with them.
 * Latin and Cyrillic words are compared in lower case and stand alone; the words of Chinese, Japanese and Korean need no spaces.
 * Sources: bylines met on the measured pages, and how the press of each language credits its people.
 */

/** Before a name: "Written by", "Ein Bericht von", "Текст:". Several may follow each other. */
export const LEADS =
  '(?:(?:first |originally )?(?:re)?(?:written|posted|published|story|words|text|article|report|reported|reporting|analysis|opinion|created|submitted|contributed|authored|recipe|blog|column|review|presented|compiled|essay|guest post|interview) by|by|authors?(?: name)?|name|reporters?|contributors?|post author|byline|' +
  '(?:ein(?:e|en)? )?(?:\\p{L}+ )?(?:geschrieben|verfasst|veröffentlicht|erstellt|eingestellt|gepostet|text|bericht|artikel|beitrag|kommentar|interview|gastbeitrag|analyse|essay|reportage) von|autor(?:in|en|innen|\\*in|:in)?|verfasser(?:in)?|redaktion(?=:)|' +
  '(?:propos recueillis |écrit |rédigé |publié |posté |article |texte )?par|auteure?s?|' +
  '(?:escrito |publicado |texto |reportagem )?por|autora?s?|redacción(?=:)|texto|' +
  'a cura di|(?:scritto|pubblicato) da|(?:testo|articolo) di|autore|autrice|' +
  '(?:geschreven )?door|tekst(?: og foto| en foto)?(?= av|:)|(?:skrevet|skriven|text) a[vf]|journalist(?=:)|kirjoittaja|teksti|höfundur|' +
  'autor tekstu|opracował[ao]?|opracowanie|oprac\\.?|szerző|scris de|napsala?|napísala?|autori|napisao|piše|autorius|' +
  'yazan|yazar|haber(?=:)|muhabir|автор(?:ы|и)?(?: статьи)?|текст|подготовила?|журналист|корреспондент|' +
  'oleh|penulis|tác giả|theo|מאת|כתב(?=:)|بقلم|كتبت?|إعداد|نویسنده|γράφει ο|γράφει η|लेखक|โดย|ผู้เขียน)';

/** Words that begin a name as often as they lead to one: leads only before two words or more. */
export const SHORT_LEADS = '(?:von|vom|de|di|da|du|av|af|aus|from)';

/** What a person does; a piece that ends so is a role, and so is what follows it after a comma. */
export const ROLES =
  '(?:reporters?|writers?|editors?|correspondents?|contributors?|columnists?|journalists?|authors?|analysts?|producers?|bloggers?|photographers?|intern|fellow|critics?|editor-in-chief|editor-at-large|bureau chief|staff|strategist|managers?|directors?|specialist|ceo|cto|cmo|coo|founder|co-?founder|president|professor|experts?|officer|secretary|consultant|engineer|scientist|researcher|student|advisor|adviser|coach|trainer|therapist|nutritionist|dietitian|attorney|lawyer|partner|gardener|lead|head|host|chef|team member' +
  '|redakteur(?:in)?|autor(?:in)?|reporter(?:in)?|korrespondent(?:in)?|volontär(?:in)?|chefredakteur(?:in)?|redaktor(?:in)?|\\p{L}*redakteur(?:in)?|journalist(?:in)?|mitarbeiter(?:in)?|ressortleiter(?:in)?|praktikant(?:in)?|chefreporter(?:in)?' +
  '|journaliste|rédact(?:eur|rice)(?: en chef)?|correspondante?|envoyée? spéciale?e?|chroniqueu(?:r|se)|grand reporter' +
  '|redactor(?:a)?|periodista|corresponsal|redactor jefe|columnista|editora?|repórter|jornalista|colunista|giornalista|redattore|inviato|corrispondente' +
  '|redacteur|verslaggever|redaktör|krönikör|toimittaja|dziennikarz|redaktork?a?|blaðamaður|muhabir|editör|yazar' +
  '|корреспондент|журналист(?:ка)?|журналіст(?:ка)?|редактор|обозреватель|кореспондент|wartawan|jurnalis|nhà báo)';

/** Printed beside a byline and no name; compared whole, or before a colon or white space. */
export const NOISE =
  '(?:follow|share|comments?|print|save|e-?mail|updated?|published|posted|subscribe|newsletter|read more|view|more from|more by|more posts|see more|about|min\\.? read|read time|lesezeit|leestijd|contact|bio|biography|profile|facebook|twitter|linkedin|instagram|whatsapp|tweet|copy|advertisement|sponsored by|photos?|fotos?|foto|bild(?:er)?|image|video|illustration|grafik|listen|watch|home|menu|search|login|sign in|sign up|teilen|drucken|merken|kommentare?|kommentieren|anhören|partager|imprimer|compartir|imprimir|guardar|condividi|stampa|delen|dela|all rights|credit|related|topics?|tags?|no|leave a|last update[d]?|(?:expert )?verified|fact[- ]checked|reviewed|medically reviewed|edited|opens in|undefined|null|none|n/a|get app|categor(?:y|ies)|heard on|stand|uhr|veröffentlicht|aktualisiert|disclaimer|learn more|click|what|how|why|when|our|code|design|content|one comment|sponsored|uncategorized|mehr|eingetragen|publiziert|edit|collected by|keine kommentare|texte|blogs|disqus|im wortlaut|partner content|text link|click|die|der|das|artikel|gastbeitrag|anzeige|exclusive|available|privacy|terms|join|get|buy|shop)';

/** Words that are no name when they stand alone. */
export const ALONE =
  '(?:the|and|und|et|y|e|in|on|at|by|for|to|with|von|par|por|di|de|da|of|or|from|unknown|anonymous|author|name|text|redaktion|am|um|le|el|la)';

/** From here on a line names others than its authors. */
export const OTHERS =
  '(?:(?:medically |expert |clinically |legally )?(?:re)?view(?:ed)?|fact[- ]?check(?:ed)?|edited|photo\\p{L}*|images?|illustrat\\p{L}*|graphics?|translat\\p{L}*|verified|approved|curated|narrated|produced|fotos?|bearbeitet|übersetz\\p{L}*|redigé|traduit|traducido|edición|video)\\s*(?:by\\b|von\\b|par\\b|por\\b|:)';

/** A role begins so; what follows is no name. */
export const ROLE_START =
  '(?:senior|junior|chief|staff|deputy|associate|assistant|managing|contributing|executive|guest|special|freelance|former|lead|head|principal|digital|marketing|general|vice|editorial|expert|certified|registered|licensed|clinical|product|content|web|news|political|freier?|freie|leitende[rn]?|stellv\\S*|extension|director|professor of|author of)';

/** Behind a name, and all that follows: "on Monday", "in Berlin", "Updated …", "– Reviewed by …". */
export const TAIL =
  '(?:\\s+[-–—|·⋅]?\\s*|\\s*[-–—|·⋅]\\s*)(?:[Ll]ast |[Zz]uletzt )?(?:[Uu]pdated?|UPDATED|[Pp]ublished|[Pp]osted|(?:[Mm]edically |[Ee]xpert )?[Rr]eviewed [Bb]y|[Ff]act[- ][Cc]hecked|[Ee]dited [Bb]y|in|on|at|for|from|with|is|was|am|vom|für|bei|aus|pour|para|per|op|på|om|à|le|la|el|il|dans)(?:\\s.*|:.*)?$';

/** Users whom systems invent; a page that names only these names nobody. */
export const NOBODY =
  '(?:admin|wordpressadmin|wpadmin|administrator|administrador|webmaster|root|user|guest|editor|default|test|super ?user|site admin|wpadmin|adm|master|manager|webadmin|system|moderator|unknown|no author|staff)';

/** Behind a name after a comma: degrees and offices, all in capitals or with dots. */
export const DEGREE =
  '(?:[A-Z][A-Za-z]{0,3}\\.?)?(?:[A-Z]\\.?){2,5}(?:-[A-Z]{1,3})?|Ph\\.?D\\.?|Jr\\.?|Sr\\.?|Esq\\.?|E-RYT.*|M\\.?Sc\\.?|B\\.?Sc\\.?|Pharm\\.?D\\.?';

/** Address of a person's page. */
export const WHO_PATH =
  /\/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|writers?|profile?s?|profil|people|persons?|staff|team|contributors?|journalists?|journalisten|columnists?|by|redaktion|redakcja|users?|user|members?|reporters?|firmas|experts?|byline|yazar(?:lar)?|penulis|mitarbeiter|tac-gia)\/[^/?#]{2,}/i;

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
  /avatar|image|photo|pic(?:ture)?(?:$|[\s_-])|img|share|social|follow|comment|related|more|desc|role|job|twitter|email|mail|disclosure|content(?:$|\s)|thumb|count|articles|posts(?:$|\s)|icon|bio(?:$|[\s_-](?!.*name))|about(?:$|[\s_-](?!.*name))/i;

/** A line that begins so names its author. */
export const BY =
  /^(?:(?:[\p{L}-]+ ){0,2}(?:geschrieben|verfasst|veröffentlicht|erstellt|eingestellt|ein \p{L}+|eine \p{L}+|text|bericht|beitrag|interview|kommentar|gastbeitrag|written|posted|published|story|words|article|reviewed|medically reviewed|analysis|report|contributed|edited|écrit|rédigé|publié|escrito|publicado|geschreven) )?(?:by|von|par|por|a cura di|door)(?:\s*:|\s|$)|^(?:authors?|autor(?:in|en|es|a)?|auteurs?|autore|text|texte|tekst|автор|текст|yazan|haber|penulis|oleh|bởi|tác giả|bài|بقلم|كتب|מאת|γράφει|journalist|reporter|redaktion|av|af|di|skrevet av|skriven av|opracowanie|oprac\.?)(?:\s*[:：]|\s+(?:og foto|foto)?|$)/iu;

/** Who writes for a paper or an agency, before a name without a sign between. */
export const EAST_REPORTERS =
  '(?:本[报報网網台社刊]|新[华華]社|中新[网社網]|中央社|央[视視]|[總总]台|人民网|[见見][习習]|[实實][习習]|首席|特[约約]|特派|全媒体|全媒體|[资資]深)*[记記]者|作者|撰文|執筆|取材';
