/**
 * Words around times, in the languages of the news. Data only. Stems, so that endings do not matter; compared without case.
 * Sources: mastheads met on the measured pages, and how the press of each language labels its times.
 */

/** Before the time of publication. */
export const PUBLISHED =
  /publish|post(?:ed| time| date)|written|wurde am|geschrieben|verfasst|created|released|first|erschienen|erstellt|veröffentlich|datum|date:|publié|paru|mis en ligne|(?:^|\s)le$|publicad|creado|fecha|pubblicat|data:|geplaatst|gepubliceerd|publicerad|publisert|publiceret|udgivet|julkaistu|opublikowan|dodano|data publikacji|publikováno|vydáno|közzétéve|publicat|objavljeno|опубликован|дата|створено|опубліковано|yayın|giriş|oluştur|diterbit|đăng|فُ?نشر|تاريخ|منتشر|انتشار|פורסם|发布|發布|发表|發表|刊登|出版|時間|时间|日期|公開|投稿|掲載|配信|作成|입력|등록|발행|작성|เผยแพร่|प्रकाशित/iu;

/** Before the time of a change. */
export const UPDATED =
  /updat|modif|edited|revised|changed|corrected|aktualisier|geändert|änderung|zuletzt|stand:|letzte|mis à jour|mise à jour|màj|dernière|actuali[sz]|atualizad|última|modificad|aggiornat|ultima|bijgewerkt|gewijzigd|laatste|uppdater|oppdater|opdater|ændret|endret|ändrad|päivitet|muokattu|aktualizac|zaktualizowan|aktualizov|frissítve|actualizat|обновлен|изменен|оновлен|güncelle|diperbarui|cập nhật|تحديث|به‌روز|ویرایش|עודכן|更新|修改|修訂|最后|最後|수정|최종|업데이트|อัปเดต/iu;

/** Class, id or test name of an element that holds a time. */
export const WHEN =
  /(?:^|[\s_-])(?:date|dates|datetime|time|timestamp|pubdate|pubtime|published|publish|posted|posted-on|dateline|created|datum|fecha|data|submitted)(?:$|[\s_-])|publish|pub-?(?:date|time)|(?:post|entry|article|news|item|story|blog)-?_?(?:date|time|info|meta)|date-?time|timestamp|(?:post|item|news|entry|create|article)(?:ed)?Date|DateTime|(?:__|--)(?:date|time)/i;

/** Small words between a label and its time, and behind one, in lower case. */
export const BESIDE_TIME =
  /^(?:on|at|as|by|of|the|last|first|date|time|gmt|utc|[ap]m|[a-z]{1,3}t|hrs?|h|o|am|um|vom|den|uhr|stand|le|à|el|a|las|la|il|alle|ore|às|de|em|kl|klo|о|в|от|г|р|于|於|最近|最終|时间|時間|日期|時|时|分|日|号)$/u;
