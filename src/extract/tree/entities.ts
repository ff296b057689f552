/**
 * Character references → characters. Text in, text out; what is no reference stays as written.
 * Holds the names that pages use (all of HTML 4, Latin Extended-A, ASCII punctuation), not the 2,231 of the standard: the rest
 * are mathematical symbols, and the whole table would weigh as much as the extractor.
 * Source: HTML Living Standard, 13.2.5.72–80 (references) and 13.5 (names); Windows-1252 for numbers 128–159.
 */

/** U+00A0 to U+00FF in order; these count without their semicolon too. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Runs of names: the first code point in base 36, then its names in order; `-` leaves a place out. */
const RUNS =
  '9 Tab NewLine,x excl quot num dollar percnt amp apos lpar rpar ast plus comma - period sol,1m colon semi lt equals gt quest commat,2j lsqb bsol rsqb Hat lowbar grave,3f lcub verbar rcub,74 Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron Dstrok dstrok Emacr emacr - - Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve Gdot gdot Gcedil - Hcirc hcirc Hstrok hstrok Itilde itilde Imacr imacr - - Iogon iogon Idot imath IJlig ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute lacute Lcedil lcedil Lcaron lcaron Lmidot lmidot Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron napos ENG eng Omacr omacr - - Odblac odblac OElig oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil scedil Scaron scaron Tcedil tcedil Tcaron tcaron Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring uring Udblac udblac Uogon uogon Wcirc wcirc Ycirc ycirc Yuml Zacute zacute Zdot zdot Zcaron zcaron,b6 fnof,jq circ caron,k8 breve dot ring ogon tilde dblac,pd Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega,q9 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega,6bm ensp emsp emsp13 emsp14 - numsp puncsp thinsp hairsp - zwnj zwj lrm rlm hyphen - - ndash mdash horbar - - lsquo rsquo sbquo - ldquo rdquo bdquo - dagger Dagger bull - - nldr hellip,6cw permil - prime Prime,6d5 lsaquo rsaquo,6da oline,6dg frasl,6gc euro,6j5 image,6ja numero copysr weierp,6jg real,6jm trade,6k5 alefsym,6kz frac13 frac23 frac15,6l7 frac18 frac38 frac58 frac78,6mo larr uarr rarr darr harr,6np crarr,6og lArr uArr rArr dArr hArr,6ps forall - part exist - empty - nabla isin notin - ni,6q7 prod - sum minus,6qf lowast - - radic - - prop infin - ang,6qv and or cap cup int,6r8 there4,6rg sim,6rp cong - - asymp,6sg ne equiv - - le ge,6te sub sup nsub - sube supe,6tx oplus - otimes,6ud perp,6v9 sdot,6x4 lceil rceil lfloor rfloor,7gq loz,7id starf star,7im phone,7kw spades - - clubs - hearts diams,7pv check,7vs lang rang';

const ALIASES: Readonly<Record<string, string>> = {
  QUOT: '"', AMP: '&', LT: '<', GT: '>', COPY: '©', REG: '®', TRADE: '™', rsquor: '’', lsquor: '‚', rdquor: '”', ldquor: '„',
  OpenCurlyQuote: '‘', CloseCurlyQuote: '’', OpenCurlyDoubleQuote: '“', CloseCurlyDoubleQuote: '”', mldr: '…', dash: '‐',
  lbrack: '[', rbrack: ']', lbrace: '{', rbrace: '}', vert: '|', UnderBar: '_', midast: '*', bullet: '•', half: '½',
  centerdot: '·', NonBreakingSpace: '\u00a0', ZeroWidthSpace: '\u200b', thetasym: 'ϑ', upsih: 'ϒ', piv: 'ϖ', nbsp: '\u00a0',
  inodot: 'ı', fflig: 'ﬀ', filig: 'ﬁ', fllig: 'ﬂ', epsi: 'ε', rightarrow: '→', leftarrow: '←', checkmark: '✓',
}; // biome-ignore format: a table

let names: Map<string, string> | undefined;
const bare = new Set(`${LATIN_1} amp lt gt quot AMP LT GT QUOT COPY REG`.split(' '));

function table(): Map<string, string> {
  if (names) return names;
  names = new Map(LATIN_1.split(' ').map((name, n) => [name, String.fromCharCode(0xa0 + n)]));
  for (const run of RUNS.split(',')) {
    const [first = '', ...rest] = run.split(' ');
    rest.forEach((name, n) => {
      names?.set(name, String.fromCodePoint(Number.parseInt(first, 36) + n));
    });
  }
  for (const [name, value] of Object.entries(ALIASES)) names.set(name, value);
  return names;
}

/** Windows-1252's meaning of 128 to 159, which pages meant when they wrote `&#150;`. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function numbered(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80] ?? '';
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return String.fromCodePoint(code);
}

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,8});?|#([0-9]{1,9});?|([A-Za-z][A-Za-z0-9]{1,24})(;?))/y;

/**
 * Shape: "caf&eacute; &#8211; &amp;c" → "café – &c".
 * In an attribute a name without semicolon before `=` or a letter stays, as in "?a=1&copy=2".
 */
export function decodeEntities(text: string, inAttribute = false): string {
  const at = text.indexOf('&');
  return at < 0 ? text : decodedFrom(text, at, inAttribute);
}

/** Apart, so that the engine does not compile it into everything that reads an attribute. */
function decodedFrom(text: string, first: number, inAttribute: boolean): string {
  let at = first;
  let decoded = '';
  let from = 0;
  for (; at >= 0; at = text.indexOf('&', from > at ? from : at + 1)) {
    const semicolon = text.indexOf(';', at + 1);
    let value: string | undefined;
    let end = semicolon + 1;
    if (semicolon > 0 && semicolon - at < 12) value = common(text.slice(at + 1, semicolon));
    if (value === undefined) {
      REFERENCE.lastIndex = at;
      const match = REFERENCE.exec(text);
      if (!match) continue;
      value = referred(match, inAttribute, text);
      end = at + match[0].length;
    }
    decoded += text.slice(from, at) + value;
    from = end;
  }
  return decoded + text.slice(from);
}

const known = new Map<string, string>();

/** What pages write most, by what stands between `&` and `;`: whole references, looked up once. */
function common(written: string): string | undefined {
  const value = known.get(written);
  if (value !== undefined) return value;
  if (!/^(?:#\d{2,7}|[A-Za-z][A-Za-z0-9]+)$/.test(written) || known.size > 500) return undefined;
  const found = written.charCodeAt(0) === 35 ? numbered(Number(written.slice(1))) : table().get(written);
  if (found !== undefined) known.set(written, found);
  return found;
}

function referred(match: RegExpExecArray, inAttribute: boolean, text: string): string {
  const [whole, hex, decimal, name, end] = match;
  if (hex) return numbered(Number.parseInt(hex, 16));
  if (decimal) return numbered(Number(decimal));
  if (!name) return whole;
  if (end) {
    const value = table().get(name);
    if (value !== undefined) return value;
  }
  if (inAttribute && (!end || bare.has(name) === false))
    return end || text[match.index + whole.length] === '=' ? whole : bareName(name, whole, true);
  return bareName(name, whole, false);
}

/** `&nbspfoo` → U+00A0 and "foo": the longest of the names that count without a semicolon. */
function bareName(name: string, whole: string, exact: boolean): string {
  for (let length = Math.min(name.length, 6); length > 1; length--) {
    if (exact && length !== name.length) return whole;
    const head = name.slice(0, length);
    if (bare.has(head)) return (table().get(head) ?? '') + whole.slice(1 + length);
  }
  return whole;
}
