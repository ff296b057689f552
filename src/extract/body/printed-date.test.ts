import { describe, expect, it } from 'vitest';
import { isPrintedDate } from './printed-date.ts';

describe('isPrintedDate', () => {
  it.each([
    '15/01/2022 - 17:33',
    'segunda-feira, 22 de janeiro de 2018 às 0:13',
    'Published Jan 15, 2022 | Updated 6:22 PM CST on Jan 16, 2022',
    'Zuletzt aktualisiert am 28.01.2022',
    'Giriş: 03.07.2022 - 18:24 Güncelleme: 03.07.2022 - 18:57',
    '(Published Monday, Jan. 15, 2022)',
    'Mis à jour le 15 janvier 2022 à 14h52',
    '15 января 2022 г., 17:33',
    '최종수정 : 2022-01-15 17:33',
    '最終更新日：2022年1月15日',
    '最近更新:36分钟前',
    '1月15日 17:33',
    '3 hours ago',
    'vor 3 Stunden',
    '16 phút trước',
  ])('%s', (line) => {
    expect(isPrintedDate(line)).toBe(true);
  });

  it.each([
    'On 15 January 2022 it rained.',
    'Founded 28 February 1998; the mill burnt down in 2003',
    '国务卿在港口发表讲话。（2022年1月15日）',
    '4. Marimo',
    '12 Months Out',
    '7.4/10',
    'MariaDB 10',
    'Published',
    '2022',
  ])('not: %s', (line) => {
    expect(isPrintedDate(line)).toBe(false);
  });
});
