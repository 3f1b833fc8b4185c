import { expect, it } from 'vitest';
import ar from '#i18n/messages/admin.ar.json' with { type: 'json' };
import de from '#i18n/messages/admin.de.json' with { type: 'json' };
import en from '#i18n/messages/admin.en.json' with { type: 'json' };
import { PERMISSIONS } from '#modules/identity/permissions.ts';
import { sources } from './source.ts';

const keys = PERMISSIONS.map((permission) => permission.replace('.', '_')).sort();

it.each([
  ['English', en],
  ['German', de],
  ['Arabic', ar],
])('the console has words for every permission in %s, and for no other', (_, { admin }) => {
  expect(Object.keys(admin.permissions).sort()).toEqual(keys);
});

it('the timeline has a sentence for every event of an order', async () => {
  const files = await sources();
  const words = files.find(({ path }) => path === 'components/admin/event-words.ts')?.text ?? '';
  const emitted = files
    .filter(({ path }) => path.startsWith('modules/orders/') && !path.includes('.test.'))
    .flatMap(({ text }) => text.match(/'order\.[a-z_]+'/g) ?? []);
  expect(emitted).toContain("'order.placed'");
  expect([...new Set(emitted)].filter((type) => !words.includes(`${type}:`))).toEqual([]);
});
