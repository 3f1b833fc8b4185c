import { afterEach, beforeAll, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { makeKey, makeTenant } from '#tests/factories.ts';
import { send } from '#tests/http.ts';
import { atOnce, tally } from '#tests/outcome.ts';

const [LIMIT, PROCESSES, TRIES] = [200, 4, 600];
let tenant: TenantRef;
let apis: ApiProcess[];
beforeAll(async () => {
  tenant = await makeTenant();
});
afterEach(async () => {
  for (const api of apis) api.kill();
  await Promise.all(apis.map((api) => api.ended));
});

/** Each test has windows of its own: its processes live at another hour. */
async function startApis(hour: number): Promise<void> {
  const env = { API_RATE_PER_MINUTE: String(LIMIT), SKEW_MS: String(hour * 3_600_000) };
  const skewed = ['tests/faults/skewed-clock.ts'];
  apis = await Promise.all(Array.from({ length: PROCESSES }, () => startApiProcess(env, skewed)));
}

const minute = () => Math.floor(Date.now() / 60_000);

/** Asks all processes at once, and says in how many windows of a minute that was. */
async function ask(key: (n: number) => string) {
  const began = minute();
  const statuses = await atOnce(TRIES, async (n) => {
    const headers = { 'x-forwarded-for': `203.0.113.${n % 256}`, forwarded: `for=203.0.113.${n % 256}` };
    const { port } = apis[n % PROCESSES] ?? { port: 0 };
    const answer = await send({ port, path: '/v1/products', key: key(n), headers });
    if (answer.status === 429) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    return String(answer.status);
  });
  return { said: tally(statuses), windows: minute() - began + 1 };
}

it('a tenant’s own key passes no more often than the limit says, over four processes', async () => {
  await startApis(0);
  const { secret } = await makeKey(tenant);
  const { said, windows } = await ask(() => secret);
  expect(Object.keys(said).sort()).toEqual(['200', '429']);
  expect(said['200']).toBeGreaterThan(LIMIT / 2);
  // Until a process has accepted the key once, its uses count for the address.
  expect(said['200']).toBeLessThanOrEqual(2 * LIMIT * windows);
});

it('made-up keys get no more guesses from one address than the limit, over four processes and whatever they claim', async () => {
  await startApis(1);
  const { secret } = await makeKey(tenant);
  const { said, windows } = await ask((n) => `${secret.slice(0, -6)}${String(n).padStart(6, 'x')}`);
  expect(Object.keys(said).sort()).toEqual(['401', '429']);
  expect(said['401']).toBeLessThanOrEqual(LIMIT * windows);
  expect(said['401'], 'guesses that were looked at').toBeGreaterThan(0);
});
