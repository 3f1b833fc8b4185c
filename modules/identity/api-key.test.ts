import { expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import { makeSecret, tenantIdOfSecret } from './api-key.ts';

it('a key names its tenant and mode, and no two are alike', () => {
  const id = newId('tenant');
  const keys = Array.from({ length: 100 }, () => makeSecret({ id, mode: 'live' }));
  expect(new Set(keys).size).toBe(100);
  expect(keys.every((k) => k.startsWith('dk_live_') && tenantIdOfSecret(k) === id)).toBe(true);
  expect(tenantIdOfSecret(makeSecret({ id, mode: 'sandbox' }))).toBe(id);
});

it.each([
  '',
  'dk_',
  'dk_live_x_y',
  `dk_test_${'0'.repeat(26)}_${'a'.repeat(43)}`,
  `dk_live_${'0'.repeat(26)}_${'a'.repeat(42)}`,
  `${makeSecret({ id: newId('tenant'), mode: 'live' })}a`,
])('what has not the shape of a key names no tenant: %s', (text) => {
  expect(tenantIdOfSecret(text)).toBeNull();
});
