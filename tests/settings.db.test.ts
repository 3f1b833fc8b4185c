import { expect, it } from 'vitest';
import { setEmbedding } from '#modules/embedding/index.ts';
import { setPolicy, showPolicy } from '#modules/points/index.ts';
import { setLanguages } from '#modules/tenants/index.ts';
import { asOwner, makeTenant } from '#tests/factories.ts';

it('tells the second of two who edit the points policy what the first has changed, and saves once that was seen', async () => {
  const caller = asOwner(await makeTenant());
  const seen = await showPolicy.call(caller, {});
  await setPolicy.call(caller, { ...seen, refundedLotsLiveAtLeastDays: 60, seen });
  const second = { ...seen, membersMayTransfer: true };
  await expect(setPolicy.call(caller, { ...second, seen })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('refundedLotsLiveAtLeastDays from 30 to 60. Nothing was saved'),
  });
  expect(await showPolicy.call(caller, {})).toMatchObject({ membersMayTransfer: false });
  await setPolicy.call(caller, { ...second, seen: await showPolicy.call(caller, {}) });
  expect(await showPolicy.call(caller, {})).toMatchObject({ membersMayTransfer: true });
});

it('lets one of two who save at once through, and whoever saw nothing write over all', async () => {
  const caller = asOwner(await makeTenant());
  const off = { enabled: false, createMembers: false, origins: [] };
  const portal = (name: string) => ({ ...off, enabled: true, origins: [`https://${name}.example`] });
  const both = await Promise.allSettled(
    ['one', 'two'].map((name) => setEmbedding.call(caller, { ...portal(name), seen: off })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await setEmbedding.call(caller, portal('three'));
  const seen = { languages: ['fr'], locale: 'fr' };
  const languages = { languages: ['en' as const, 'de' as const], locale: 'en' };
  await expect(setLanguages.call(caller, { ...languages, seen })).rejects.toMatchObject({ code: 'conflict' });
  await setLanguages.call(caller, languages);
  await setLanguages.call(caller, { languages: ['de'], locale: 'de', seen: languages });
});
