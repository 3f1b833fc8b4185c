import { expect, it } from 'vitest';
import { createStartingRoles, inviteColleague, listRoles } from '#modules/identity/index.ts';
import { letters } from '#modules/notifications/jobs.ts';
import { asOwner, asPlatform, lookingSql, makeTenant } from '#tests/factories.ts';

it('an invitation says as what somebody is asked in, and only to an owner that the program is theirs', async () => {
  const tenant = await makeTenant();
  await createStartingRoles.call(asPlatform(tenant), {});
  const { items: roles } = await listRoles.call(asOwner(tenant), {});
  const letterTo = async (role: string) => {
    const { roleId = '' } = roles.find((each) => each.name === role) ?? {};
    const who = { email: `${role.toLowerCase()}@example.com`, name: 'Kim', roles: [{ roleId }] };
    const { operatorId } = await inviteColleague.call(asOwner(tenant), who);
    const [event] = await lookingSql()`
      select data ->> 'linkId' as link from events
       where tenant_id = ${tenant.id} and object_id = ${operatorId} and type = 'operator.invited'`;
    const compose = letters['mail.operator-invited'];
    return JSON.stringify(await compose.call(asPlatform(tenant), { operatorId, linkId: event?.['link'] }));
  };
  const owner = await letterTo('Owner');
  expect(owner).toContain(`You run ${tenant.name}`);
  const finance = await letterTo('Finance');
  expect(finance).toContain('as Finance');
  expect(finance).not.toContain('You run');
});
