import { describe, expect, it } from 'vitest';
import { choicesOf, emptyGiving, missingOf, sharesOf } from './giving.ts';

const rate = { points: 3, minorUnits: 2, currency: 'EUR' };
const days = { first: '2026-06-02', last: '2026-12-31' };
const kim = emptyGiving('Kim');

describe('who pays what', () => {
  it('without cards is points alone', () => {
    expect(sharesOf({ points: 500, balance: 100, cardRate: null }, 50)).toEqual({ points: 500, card: null });
  });

  it('is as many points as there are, and the card the rest, rounded up', () => {
    const card = { amount: 267, currency: 'EUR' };
    expect(sharesOf({ points: 500, balance: 100, cardRate: rate }, null)).toEqual({ points: 100, card });
    expect(sharesOf({ points: 500, balance: 100, cardRate: rate }, 400)).toEqual({ points: 100, card });
    expect(sharesOf({ points: 500, balance: 900, cardRate: rate }, 499).card).toEqual({
      amount: 1,
      currency: 'EUR',
    });
    expect(sharesOf({ points: 500, balance: 900, cardRate: rate }, null)).toEqual({
      points: 500,
      card: null,
    });
  });
});

describe('what is sent', () => {
  const quote = { points: 500, balance: 900, cardRate: rate };

  it('for oneself is nothing but the share of points, where a card pays too', () => {
    expect(choicesOf(kim, quote)).toEqual({});
    expect(choicesOf({ ...kim, byPoints: 200, message: 'left over' }, quote)).toEqual({ walletPoints: 200 });
  });

  it('for a colleague is their id and never an address; a day only when one is chosen', () => {
    const colleague = { memberId: 'mem_1', name: 'Ana', team: null };
    const gift = { ...kim, who: 'colleague', colleague, message: ' Hi ', day: '2026-12-24' } as const;
    expect(choicesOf(gift, quote)).toEqual({
      gift: { to: { memberId: 'mem_1' }, message: 'Hi', from: 'Kim' },
    });
    expect(choicesOf({ ...gift, when: 'day' }, quote)).toMatchObject({ deliverOn: '2026-12-24' });
  });

  it('is not sent while the receiver or the day is missing', () => {
    expect(missingOf(kim, days)).toBe(null);
    expect(missingOf({ ...kim, who: 'colleague' }, days)).toBe('colleague');
    expect(missingOf({ ...kim, who: 'email', email: 'ana@' }, days)).toBe('email');
    const byMail = { ...kim, who: 'email', email: 'ana@example.com' } as const;
    expect(missingOf(byMail, days)).toBe(null);
    expect(missingOf({ ...byMail, when: 'day', day: '' }, days)).toBe('day');
    expect(missingOf({ ...byMail, when: 'day', day: '2027-01-01' }, days)).toBe('day');
    expect(missingOf({ ...byMail, when: 'day', day: '2026-12-24' }, days)).toBe(null);
  });
});
