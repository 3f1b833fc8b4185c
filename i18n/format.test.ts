import { describe, expect, it } from 'vitest';
import { formatter } from './format.ts';
import ar from './messages/store.ar.json' with { type: 'json' };
import en from './messages/store.en.json' with { type: 'json' };

const english = formatter({ locale: 'en', timeZone: 'Europe/Berlin', pointWords: en.pointWords });
const arabic = formatter({ locale: 'ar', timeZone: 'Asia/Kuwait', pointWords: ar.pointWords });
const plain = (text: string) => text.replace(/\p{Z}/gu, ' ').replace(/[\u200e\u200f]/g, '');

describe('amounts', () => {
  it('have as many decimals as their currency, and none when whole', () => {
    expect(plain(english.money(5000, 'EUR'))).toBe('€50');
    expect(plain(english.money(12_450, 'EUR'))).toBe('€124.50');
    expect(plain(english.money(1250, 'KWD'))).toBe('KWD 1.250');
    expect(plain(english.money(3000, 'JPY'))).toBe('JP¥3,000');
  });

  it('keep letters and sign of a currency together from right to left', () => {
    expect(arabic.money(6500, 'CAD')).toMatch(/CA\$\u200e$/);
    expect(arabic.money(6500, 'EUR')).toMatch(/€$/);
    expect(english.money(6500, 'CAD')).toBe('CA$65');
  });

  it('are written as in the reader’s country where English is spoken there', () => {
    const here = { locale: 'en', timeZone: 'UTC', pointWords: en.pointWords };
    expect(formatter({ ...here, country: 'US' }).money(2500, 'USD')).toBe('$25');
    expect(formatter({ ...here, country: 'DE' }).money(2500, 'USD')).toBe('US$25');
  });
});

describe('each language', () => {
  const number = (locale: string, country?: string) =>
    formatter({ locale, country, timeZone: 'UTC', pointWords: en.pointWords }).number(1_234_567);

  it('groups digits in its own way, as in the reader’s country, always with 0-9', () => {
    expect(number('hi')).toBe('12,34,567');
    expect(number('en', 'IN')).toBe('12,34,567');
    expect(number('ar', 'EG')).toBe('1,234,567');
    expect(number('de')).toBe('1.234.567');
    expect(number('de', 'CH')).toBe("1'234'567");
    expect(number('es', 'MX')).toBe('1,234,567');
    expect(number('ja', 'DE')).toBe('1,234,567');
  });

  it('writes days in its own order', () => {
    const day = (locale: string) =>
      plain(formatter({ locale, timeZone: 'UTC', pointWords: '' }).date('2026-12-31'));
    expect(day('ja')).toBe('2026年12月31日');
    expect(day('fr')).toBe('31 déc. 2026');
    expect(day('ar')).toBe('31 ديسمبر 2026');
  });
});

describe('points', () => {
  it('take the plural of the language', () => {
    expect(english.points(1)).toBe('1 point');
    expect(english.points(12_450)).toBe('12,450 points');
    expect(arabic.points(2)).toBe('نقطتان');
    expect(plain(arabic.points(5))).toBe('5 نقاط');
  });

  it('carry their sign', () => {
    expect(english.signed(500)).toBe('+500');
    expect(english.signed(-1200)).toBe('−1,200');
  });
});

describe('days', () => {
  it('stay the day they are, in any time zone', () => {
    expect(english.date('2026-12-31')).toBe('31 Dec 2026');
  });
});
