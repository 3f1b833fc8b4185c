import { expect, it } from 'vitest';
import { categoriesOf, kindOf } from './import-kind.ts';
import { readName } from './import-name.ts';

const named = (text: string) => {
  const read = readName(text);
  if ('flaw' in read) throw new Error(read.flaw.says);
  return { kind: kindOf(read.name), categories: categoriesOf(read.name) };
};

it.each([
  ['Uber E-Gift Card', 'gift_card', ['mobility']],
  ['Epic On E-Gift Cards-1 month plan', 'perk', ['entertainment']],
  ['Encalm Lounge Voucher', 'lounge', []],
  ['Donation to a school', 'charity', []],
  ['Airtel Recharge Voucher', 'mobile_top_up', []],
  ['Tanishq Gold Coin E-Gift Card', 'gift_card', ['fashion']],
  ['Health and Glow E-Gift Card', 'gift_card', ['beauty', 'wellness']],
  ['HAMLEYS - LUXE E-Gift Card', 'gift_card', ['kids']],
  ["Spencer's E-Gift Card", 'gift_card', ['groceries']],
  ['BookMyShow Instant Voucher', 'gift_card', ['entertainment']],
  ['SPAR E-Gift Card', 'gift_card', []],
  ['Zambar E-Gift Card', 'gift_card', []],
])('%s is a %s in %o', (name, kind, categories) => expect(named(name)).toEqual({ kind, categories }));
