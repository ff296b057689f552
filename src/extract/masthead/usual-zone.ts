/**
 * The clock that a page is printed by, where the caller names none: that of the country its host is registered in, else that of its
 * language where one clock serves all who print in it. Countries of several clocks stand here with the one of their national press,
 * or not at all; endings that the world uses for their sound (.tv, .io, .co, .am) and English say nothing.
 */

/** Zone → country codes (ISO 3166, as in hosts), then `/` and language codes. */
const CLOCKS: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'cn hk mo sg my/zh',
  'Asia/Taipei': 'tw',
  'Asia/Manila': 'ph/tl',
  'Asia/Tokyo': 'jp/ja',
  'Asia/Seoul': 'kr/ko',
  'Asia/Bangkok': 'th kh/th km lo',
  'Asia/Ho_Chi_Minh': 'vn/vi',
  'Asia/Jakarta': 'id/id',
  'Asia/Kolkata': 'in lk/hi ta te mr gu kn ml pa',
  'Asia/Karachi': 'pk',
  'Asia/Dhaka': 'bd/bn',
  'Asia/Kathmandu': 'np/ne',
  'Asia/Tehran': 'ir/fa',
  'Asia/Jerusalem': 'il/he',
  'Asia/Riyadh': 'sa kw qa bh iq ye',
  'Asia/Dubai': 'ae om',
  'Asia/Tbilisi': 'ge/ka',
  'Asia/Yerevan': '/hy',
  'Asia/Baku': 'az/az',
  'Europe/Istanbul': 'tr/tr',
  'Europe/Moscow': 'ru',
  'Europe/Minsk': 'by/be',
  'Europe/Kyiv': 'ua/uk',
  'Europe/Athens': 'gr cy/el',
  'Europe/Bucharest': 'ro/ro',
  'Europe/Sofia': 'bg/bg',
  'Europe/Helsinki': 'fi/fi',
  'Europe/Tallinn': 'ee lv lt/et lv lt',
  'Europe/Berlin': 'de at ch dk se no/de da sv nb nn no',
  'Europe/Paris': 'fr be nl lu es it/nl it ca',
  'Europe/Warsaw': 'pl cz sk hu si hr rs ba mk al/pl cs sk hu sl hr sr bs mk sq',
  'Europe/Lisbon': 'pt',
  'Europe/London': 'uk ie/ga cy',
  'Atlantic/Reykjavik': 'is/is',
  'Africa/Cairo': 'eg',
  'Africa/Johannesburg': 'za/af',
  'Africa/Lagos': 'ng',
  'Africa/Nairobi': 'ke tz ug/sw',
  'America/Argentina/Buenos_Aires': 'ar',
  'America/Sao_Paulo': 'br',
  'America/Bogota': 'pe ec',
  'America/Caracas': 've',
  'America/Mexico_City': 'mx',
  'America/Montevideo': 'uy',
  'America/Santiago': 'cl',
  'Australia/Sydney': 'au',
  'Pacific/Auckland': 'nz',
};

const byCountry = new Map<string, string>();
const byLanguage = new Map<string, string>();
for (const [zone, codes] of Object.entries(CLOCKS)) {
  const [countries = '', languages = ''] = codes.split('/');
  for (const country of countries.split(' ').filter(Boolean)) byCountry.set(country, zone);
  for (const language of languages.split(' ').filter(Boolean)) byLanguage.set(language, zone);
}

/** Shape: usualZone("https://www.example.de/a", "de") → "Europe/Berlin"; undefined where nothing speaks for one. */
export function usualZone(url: string | undefined, language: string | undefined): string | undefined {
  const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
  const [primary = '', ...rest] = (language ?? '').toLowerCase().split('-');
  const region = rest.find((part) => part.length === 2);
  return (
    byCountry.get(host.slice(host.lastIndexOf('.') + 1)) ??
    (region !== undefined && primary !== 'en' ? byCountry.get(region) : undefined) ??
    byLanguage.get(primary)
  );
}
