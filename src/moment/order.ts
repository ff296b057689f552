/** Whether 5/6 is in May or in June: by the text's language, else by the source's zone. */
import type { Order } from './shapes.ts';

const YEAR_FIRST = ['zh', 'ja', 'ko', 'hu', 'lt', 'mn', 'sv', 'eu'];
const MONTH_FIRST_REGIONS = ['us', 'ph', 'ca'];

/** English without a region is American only where no zone of the eastern hemisphere speaks against it. */
export function orderOf(language: string | undefined, zone: string | undefined): Order {
  const [primary = '', ...rest] = (language ?? '').toLowerCase().split(/[-_]/);
  if (YEAR_FIRST.includes(primary)) return 'ymd';
  if (primary !== '' && primary !== 'en') return 'dmy';
  const region = rest.find((part) => part.length === 2);
  if (region !== undefined) return MONTH_FIRST_REGIONS.includes(region) ? 'mdy' : 'dmy';
  return zone !== undefined &&
    /^(?:(?:Europe|Africa|Asia|Australia|Indian|Atlantic)\/|Pacific\/Auckland)/.test(zone)
    ? 'dmy'
    : 'mdy';
}
