import { expect, it } from 'vitest';
import { asPlatform, makeTenant } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { disableOperator, setOperatorRoles } from './access.ts';
import { explainAccess } from './explain.ts';
import { addOperator } from './operators.ts';
import { createRole } from './roles.ts';

it('an answer names the role, the limit or the state that decides', async () => {
  const tenant = await makeTenant();
  const door = asPlatform(tenant);
  const lead = await createRole.call(door, { name: 'Lead', permissions: ['members.read'] });
  await createRole.call(door, { name: 'Money', permissions: ['points.grant'] });
  const who = { email: 'a@example.com', name: 'A', role: 'Lead' };
  const { operatorId } = await addOperator.call(door, who);
  const why = (permission: string) => explainAccess.call(door, { operatorId, permission });
  const held = { name: 'Lead', costCentres: null };
  expect(await why('members.read')).toEqual({ may: 'yes', because: 'role', by: [held], others: [] });
  expect(await why('points.grant')).toEqual({ may: 'no', because: 'no_role', by: [], others: ['Money'] });
  const limited = [{ roleId: lead.roleId, costCentres: ['Sales'] }];
  await setOperatorRoles.call(door, { operatorId, roles: limited });
  expect(await why('members.read')).toMatchObject({ may: 'partly', by: [{ costCentres: ['Sales'] }] });
  await disableOperator.call(door, { operatorId });
  expect(await why('members.read')).toMatchObject({ may: 'no', because: 'disabled' });
  const nobody = explainAccess.call(door, { operatorId: 'nonsense', permission: 'members.read' });
  expect(await codeOf(nobody)).toBe('not_found');
});
