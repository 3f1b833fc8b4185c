import { expect, it } from 'vitest';
import { asOwner, makeMember, makeTenant } from '#tests/factories.ts';
import { createApiKey, listApiKeys } from './keys.ts';
import { showMember } from './members.ts';

it('shows a member with their sessions', async () => {
  const tenant = await makeTenant();
  const memberId = await makeMember(tenant);
  const shown = await showMember.call(asOwner(tenant), { memberId });
  expect(shown).toMatchObject({ memberId, status: 'active', sessions: [] });
});

it('lists API keys without their secrets', async () => {
  const tenant = await makeTenant();
  const { apiKeyId, secret } = await createApiKey.call(asOwner(tenant), {
    name: 'k',
    scopes: ['orders.read'],
  });
  const { items } = await listApiKeys.call(asOwner(tenant), {});
  expect(items).toMatchObject([{ apiKeyId, lastFour: secret.slice(-4), scopes: ['orders.read'] }]);
  expect(JSON.stringify(items)).not.toContain(secret);
});
