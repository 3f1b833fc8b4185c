import { expect, it } from 'vitest';
import { magicLinkLetter, pointsLetter, rewardLetter, voucherLetter } from './letters.ts';

const evil = `<script>alert(1)</script>"'&`;
const look = { tenantName: evil, accent: '#7a3b69' };

it.each([
  ['sign-in', magicLinkLetter(look, `https://example.com/?a=1&b="${evil}`)],
  [
    'voucher',
    voucherLetter(look, {
      name: evil,
      products: evil,
      urls: ['https://example.com/v/1', `https://example.com/${evil}`],
    }),
  ],
  ['points', pointsLetter(look, { name: evil, points: '5', reason: evil, url: 'https://example.com' })],
])('the %s letter shows what people wrote as text, never as HTML', (_, letter) => {
  expect(letter.html).not.toContain('<script');
  expect(letter.html).not.toMatch(/"'&(?!#)/);
  expect(letter.html).toContain('&#60;script&#62;');
  expect(letter.text).toContain('<script>');
});

it('the voucher letter has every link, as a button or a line, and greets without a name too', () => {
  const urls = ['https://example.com/v/1', 'https://example.com/v/2', 'https://example.com/v/3'];
  const letter = voucherLetter(
    { ...look, tenantName: 'Kestrel' },
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
  const letter = rewardLetter(look, reward);
  expect(letter.html).not.toContain('<script');
  expect(letter.text).toContain('up to 50.00 EUR');
  expect(letter.text).toContain('until 28 November 2026');
  expect(letter.html.split('https://example.com/r/abc')).toHaveLength(2);
});
