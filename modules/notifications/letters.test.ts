import { expect, it } from 'vitest';
import { LOCALES } from '#i18n/locales.ts';
import {
  backInStockLetter,
  endingLetter,
  magicLinkLetter,
  orderFailedLetter,
  pointsLetter,
  recognitionLetter,
  rewardLetter,
  voucherLetter,
} from './letters.ts';
import { voiceIn } from './voice.ts';

const evil = `<script>alert(1)</script>"'&`;
const english = await voiceIn('en', { tenantName: evil, accent: '#7a3b69', timeZone: 'UTC' });

it.each([
  ['sign-in', magicLinkLetter(english, `https://example.com/?a=1&b="${evil}`)],
  [
    'voucher',
    voucherLetter(english, {
      name: evil,
      products: evil,
      urls: ['https://example.com/v/1', `https://example.com/${evil}`],
    }),
  ],
  ['points', pointsLetter(english, { name: evil, points: 5, reason: evil, url: 'https://example.com' })],
])('the %s letter shows what people wrote as text, never as HTML', (_, letter) => {
  expect(letter.html).not.toContain('<script');
  expect(letter.html).not.toMatch(/"'&(?!#)/);
  expect(letter.html).toContain('&#60;script&#62;');
  expect(letter.text).toContain('<script>');
});

it('the voucher letter has every link, as a button or a line, and greets without a name too', () => {
  const urls = ['https://example.com/v/1', 'https://example.com/v/2', 'https://example.com/v/3'];
  const letter = voucherLetter(
    { ...english, tenantName: 'Kestrel' },
    { name: null, products: '3 × Card', urls },
  );
  for (const url of urls) {
    expect(letter.text).toContain(url);
    expect(letter.html).toContain(url);
  }
  expect(letter.text).toContain('Hello,');
});

it('the reward letter carries the sender’s words as text, the last day, and the link once', () => {
  const reward = {
    why: 'granted' as const,
    kind: 'choice' as const,
    what: '50.00 EUR',
    name: null,
    sender: evil,
    message: evil,
    lastDay: '28 November 2026',
    link: 'https://example.com/r/abc',
  };
  const letter = rewardLetter(english, reward);
  expect(letter.html).not.toContain('<script');
  expect(letter.text).toContain('up to 50.00 EUR');
  expect(letter.text).toContain('until 28 November 2026');
  expect(letter.html.split('https://example.com/r/abc')).toHaveLength(2);
});

it.each(LOCALES)(
  'every letter is whole in %s: its language, its direction, nothing left to fill in',
  async (lang) => {
    const voice = await voiceIn(lang, { tenantName: 'Kestrel', accent: '#7a3b69', timeZone: 'UTC' });
    const [name, url, products] = ['Noor', 'https://example.com/x', 'Decathlon, 50'];
    const reward = { kind: 'choice', what: '50', name, sender: 'Kestrel', message: '', link: url } as const;
    const letters = [
      magicLinkLetter(voice, url),
      voucherLetter(voice, { name, products, urls: [url, url], gift: { message: 'Thanks', from: 'Ana' } }),
      backInStockLetter(voice, { name, product: products, url }),
      pointsLetter(voice, { name, points: 1200, reason: 'Thanks', url }),
      recognitionLetter(voice, { name, from: 'Ana', points: 3, message: 'Thanks', url }),
      endingLetter(voice, { name, points: 2, lastDay: '31 Dec', url }),
      orderFailedLetter(voice, { name, products, pointsBack: 11, url }),
      rewardLetter(voice, { ...reward, why: 'ending', lastDay: '31 Dec' }),
    ];
    for (const { subject, text, html } of letters) {
      expect(`${subject} ${text}`).not.toMatch(/[{}]|undefined|NaN/);
      expect(html).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`);
    }
    expect(letters[3]?.subject).toContain(voice.format.points(1200));
  },
);
