import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTenant, ownerSql } from '#tests/factories.ts';
import { oracle } from '#tests/oracle.ts';
import { makeWebhooks } from './factories.ts';

let owner: ReturnType<typeof ownerSql>;
beforeAll(async () => {
  owner = ownerSql();
  await makeWebhooks(await makeTenant({ funds: 0 }));
});
afterAll(() => owner.end());

const found = async () => JSON.stringify(await oracle(process.env['DATABASE_URL'] ?? ''));

it.each([
  [
    'O70',
    'update webhook_deliveries set sequence = sequence + 1',
    'update webhook_deliveries set sequence = sequence - 1',
  ],
  [
    'O71',
    'create table kept as select * from webhook_queue; delete from webhook_queue',
    'insert into webhook_queue select * from kept; drop table kept',
  ],
])('the check %s sees what was planted for it, and nothing when it is gone', async (check, plant, undo) => {
  expect(await found()).not.toContain(check);
  await owner.unsafe(plant);
  expect(await found()).toContain(`${check} `);
  await owner.unsafe(undo);
  expect(await found()).not.toContain(check);
});
