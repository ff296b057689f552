import { anyOf } from './any-of.ts';

const EMBED = 'content|video|post|tweet|embed|media|map|chart|graphic|element|player';

/** What a line begins with that stands where a network's post or a player is shown once the reader agrees to it. */
const OPENINGS = {
  en: String.raw`
    (?:(?:this|the|external|embedded|third[- ]party) )+(?:${EMBED}) (?:is|could|can|cannot|can['’]t|has|isn['’]t|may|requires|uses).{0,80}(?:cookie|consent|privacy|accept|permission)
    (?:in order )?to (?:view|see|watch|display|show|load) th(?:is|e) (?:${EMBED}),? (?:please|you|we|click|accept|enable|allow|update)
    (?:please )?(?:accept|enable|allow) .{0,40}cookies.{0,20} to (?:view|see|watch|display|load)
    we need your (?:consent|permission) to (?:load|show|display)
    this article (?:contains|includes) content (?:provided|hosted) (?:by|on)
    allow .{1,20} content\?`,
  de: `
    externer inhalt
    empfohlener (?:externer |redaktioneller )?inhalt
    an dieser stelle .{0,60}(?:extern|inhalt|drittanbieter|zustimmung)
    hier (?:wird|würde|steht|befindet|sollte) .{0,40}(?:extern|drittanbieter|inhalt von)
    (?:zum|um) .{0,40}(?:inhalt|video|element|beitrag|tweet|grafik|karte)e?s? .{0,40}(?:anzuzeigen|anzeigen|zu sehen|abzuspielen|darzustellen|zu laden).{0,40}(?:zustimm|einwillig|akzeptier|aktivier|erlaub|cookie|benötig)
    mit (?:dem laden|klick|einem klick|der aktivierung) .{0,80}(?:akzeptier|datenschutz|einverstanden|extern)
    ich bin damit einverstanden, dass mir externe inhalte
    (?:deine|ihre|eure) (?:privatsphäre|datenschutz|cookie)-?einstellungen (?:verhindern|blockieren|erlauben)
    wir (?:benötigen|brauchen) (?:ihre|deine) (?:zustimmung|einwilligung)
    dieser (?:externe )?inhalt .{0,60}(?:cookie|zustimm|einwillig|drittanbieter|datenschutz)`,
  fr: `
    pour (?:afficher|visualiser|voir|consulter|lire|regarder) (?:ce|cette|le|la) (?:contenu|vidéo|média|message|publication|tweet).{0,40}(?:accept|cookie|consent|autoris|devez|veuillez)
    (?:ce|cette|le) (?:contenu|vidéo|média|message|tweet|publication) .{0,60}(?:bloqué|cookie|consentement|n['’]a pas (?:été|pu))
    contenu (?:bloqué|externe)`,
  es: `
    para (?:ver|mostrar|visualizar|acceder a) (?:este|el) (?:contenido|v[ií]deo|tuit|mensaje).{0,60}(?:acept|cookie|consent|permit)
    (?:este|el) (?:contenido|v[ií]deo|tuit) .{0,60}(?:cookie|bloquead|consentimiento)
    contenido (?:bloqueado|externo)`,
  pt: `
    para (?:ver|visualizar|mostrar|aceder a) (?:este|esse|o) (?:conteúdo|vídeo|tweet).{0,60}(?:aceit|cookie|consent|permit)
    (?:este|esse|o) (?:conteúdo|vídeo) .{0,60}(?:cookie|bloqueado|consentimento)`,
  it: `
    per (?:visualizzare|vedere|guardare) (?:questo|il) (?:contenuto|video|post|tweet).{0,60}(?:accett|cookie|consens)
    (?:questo|il) (?:contenuto|video) .{0,60}(?:cookie|bloccato|consenso)`,
  nl: `
    (?:om|voor) (?:deze|dit|de) (?:inhoud|content|element|video|tweet|bericht).{0,60}(?:cookie|toestemming|accepte|accoord|akkoord)
    (?:deze|dit|de) (?:inhoud|content|element|video|tweet) .{0,60}(?:cookie|toestemming)`,
  sv: `
    (?:för att (?:se|visa)|vi behöver|här är) .{0,60}(?:inbäddat|innehåll|samtycke|godkännande|cookie)
    (?:det här |detta )?innehållet? .{0,60}(?:cookie|samtycke|kakor)`,
  no: `
    (?:for å (?:se|vise)|vi trenger) .{0,60}(?:innhold|samtykke|informasjonskapsler|cookie)
    dette innholdet .{0,60}(?:samtykke|informasjonskapsler|cookie)`,
  da: `
    (?:for at (?:se|vise)|du skal acceptere) .{0,60}(?:indhold|samtykke|cookie)
    dette (?:indhold|element|opslag) .{0,60}(?:cookie|samtykke)`,
  fi: `
    (?:tämä )?(?:sisältö|upotus) .{0,60}(?:eväste|hyväksy|suostum)`,
  pl: `
    (?:aby|żeby) (?:zobaczyć|wyświetlić|obejrzeć) .{0,60}(?:zgod|cookie|zaakceptuj|ciasteczk)
    ta treść .{0,60}(?:zgod|cookie|zablokowan)`,
};

const LONGEST = 400;
const PLACEHOLDER = new RegExp(String.raw`^[\s\p{P}\p{S}]*(?:${anyOf(OPENINGS)})`, 'iu');

/** Whether a line stands in for something that is shown only to those who agree to it. */
export function isPlaceholder(line: string): boolean {
  return line.length <= LONGEST && PLACEHOLDER.test(line);
}
