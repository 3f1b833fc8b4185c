import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atOnce, codeOf, tally } from '#tests/outcome.ts';
import { makeGate } from './gate.ts';

it('lets in as many as it is wide, the others in the order of their coming', async () => {
  const gate = makeGate({ width: 2, patienceMs: 5_000, mostWaiting: 100 });
  let [inside, most] = [0, 0];
  const order: number[] = [];
  await atOnce(20, (n) =>
    gate.pass(async () => {
      inside += 1;
      most = Math.max(most, inside);
      order.push(n);
      await sleep(1);
      inside -= 1;
    }),
  );
  expect(most).toBe(2);
  expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

it('turns away who waits too long, and who comes when too many wait', async () => {
  const gate = makeGate({ width: 1, patienceMs: 20, mostWaiting: 3 });
  const answers = await atOnce(6, () => codeOf(gate.pass(() => sleep(60))));
  expect(tally(answers)).toEqual({ ok: 1, unavailable: 5 });
  expect(await codeOf(gate.pass(() => sleep(1))), 'and is open again').toBe('ok');
});

it('gives the place back after a failure', async () => {
  const gate = makeGate({ width: 1, patienceMs: 20, mostWaiting: 3 });
  const broken = gate.pass(async () => {
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  expect(await gate.pass(async () => 'in')).toBe('in');
});
