import { expect, it } from 'vitest';
import { makeTenant, ownerSql } from '#tests/factories.ts';
import { consoleOfTwin } from './twin.ts';

it('leads from a program to its sandbox and back, and to nobody else’s or a suspended one', async () => {
  const [sandbox, stranger] = [await makeTenant({ sandbox: true }), await makeTenant()];
  const owner = ownerSql();
  const [row] = await owner<
    { live: string }[]
  >`select sandbox_of as live from tenants where id = ${sandbox.id}`;
  const live = row?.live ?? '';
  await owner`insert into tenant_hosts (host, tenant_id) values (${`${sandbox.slug}-live.localhost`}, ${live})`;
  expect(await consoleOfTwin(live)).toBe(`http://${sandbox.slug}.localhost:3000/admin`);
  expect(await consoleOfTwin(sandbox.id)).toBe(`http://${sandbox.slug}-live.localhost:3000/admin`);
  expect(await consoleOfTwin(stranger.id)).toBeNull();
  await owner`update tenants set status = 'suspended' where id = ${sandbox.id}`;
  expect(await consoleOfTwin(live)).toBeNull();
  await owner.end();
});
