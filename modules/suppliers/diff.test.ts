import { expect, it } from 'vitest';
import { differenceOf, type KnownOffer } from './diff.ts';
import type { SupplierProduct } from './port.ts';

const product = (sku: string, over: Partial<SupplierProduct> = {}): SupplierProduct => ({
  sku,
  name: sku,
  brand: 'Brand',
  country: 'DE',
  currency: 'EUR',
  denominationType: 'fixed',
  denominations: [1000n],
  min: 1000n,
  max: 1000n,
  available: true,
  costBasisPoints: 9500,
  ...over,
});
const known = (sku: string, over: Partial<SupplierProduct> = {}): KnownOffer => product(sku, over);

it('says nothing of a catalogue that is as it was', () => {
  expect(differenceOf([known('A')], [product('A')])).toEqual({
    added: [],
    updated: [],
    removed: [],
    changes: [],
  });
});

it('names what is new, gone, dearer, sold out and of other values', () => {
  const before = [
    known('gone'),
    known('price'),
    known('stock'),
    known('values'),
    known('gone before', { available: false }),
  ];
  const now = [
    product('new'),
    product('price', { costBasisPoints: 9700 }),
    product('stock', { available: false }),
    product('values', { denominations: [1000n, 2000n], max: 2000n }),
  ];
  const { changes, added, updated, removed } = differenceOf(before, now);
  expect(changes.map((c) => [c.sku, c.kind, c.before, c.after])).toEqual([
    ['new', 'added', null, '9500 bp'],
    ['price', 'price', '9500 bp', '9700 bp'],
    ['stock', 'availability', 'available', 'unavailable'],
    ['values', 'values', 'DE EUR 1000', 'DE EUR 1000 2000'],
    ['gone', 'removed', '9500 bp', null],
  ]);
  expect([added.length, updated.length, removed.length]).toEqual([1, 3, 1]);
});

it('counts the first of two lines with one SKU, and a new name as a change without a line', () => {
  const twice = differenceOf([], [product('A'), product('A', { costBasisPoints: 1 })]);
  expect(twice.added.map((p) => p.costBasisPoints)).toEqual([9500]);
  const renamed = differenceOf([known('A')], [product('A', { name: 'Other' })]);
  expect([renamed.updated.length, renamed.changes.length]).toEqual([1, 0]);
});
