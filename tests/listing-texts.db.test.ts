import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { listingTexts, setListingText } from '#modules/catalog/index.ts';
import { changePreferences } from '#modules/identity/index.ts';
import { browse, showProduct } from '#modules/orders/index.ts';
import {
  asMember,
  asOwner,
  type MadeProduct,
  makeMember,
  makeProduct,
  makeTenant,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';

let tenant: TenantRef;
let product: MadeProduct;
let reader: string;
const say = (locale: 'en' | 'ja' | 'de', texts: object) =>
  setListingText.call(asOwner(tenant), { listingId: product.listingId, locale, ...texts });
const seen = () => showProduct.call(asMember(tenant, reader), { listingId: product.listingId });
const found = async (q: string) =>
  (await browse.call(asMember(tenant, reader), { country: 'all', q })).items.map((item) => item.name);

beforeAll(async () => {
  tenant = await makeTenant();
  product = await makeProduct(tenant, { name: 'Shoe card' });
  reader = await makeMember(tenant);
  await changePreferences.call(asMember(tenant, reader), { locale: 'ja' });
});

describe('a listing that is said in more than one language', () => {
  it('is shown in the reader’s, else in the program’s, else as the catalogue has it', async () => {
    expect(await seen()).toMatchObject({ name: 'Shoe card', howTo: 'How', terms: 'Terms', lang: 'en' });
    await say('en', { name: 'Our shoe card', howTo: 'Show it.' });
    expect(await seen()).toMatchObject({ name: 'Our shoe card', howTo: 'Show it.', terms: 'Terms' });
    await say('ja', { name: '靴のギフトカード', howTo: 'レジで見せます。' });
    expect(await seen()).toMatchObject({ name: '靴のギフトカード', howTo: 'レジで見せます。', lang: 'ja' });
    expect(await seen()).toMatchObject({ terms: 'Terms' });
  });

  it('is found by the name that is shown and by the shared one, and not by one of another language', async () => {
    await say('de', { name: 'Schuhkarte' });
    expect(await found('靴のギフト')).toEqual(['靴のギフトカード']);
    expect(await found('shoe')).toEqual(['靴のギフトカード']);
    expect(await found('schuhkarte')).toEqual([]);
  });

  it('loses a language when nothing is left of it', async () => {
    await say('ja', {});
    expect(await seen()).toMatchObject({ name: 'Our shoe card', lang: 'en' });
    const { items } = await listingTexts.call(asOwner(tenant), { listingId: product.listingId });
    expect(items.map((text) => text.locale)).toEqual(['de', 'en']);
  });

  it('is said by its own program alone', async () => {
    const other = asOwner(await makeTenant());
    const input = { listingId: product.listingId, locale: 'de' as const, name: 'Fremd' };
    expect(await codeOf(setListingText.call(other, input))).toBe('not_found');
    expect(await codeOf(listingTexts.call(other, { listingId: product.listingId }))).toBe('not_found');
    expect(await found('fremd')).toEqual([]);
  });
});
