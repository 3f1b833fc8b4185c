import { expect, it } from 'vitest';
import type { Ctx } from './context.ts';
import { remember } from './remember.ts';

const at = (tenant: string, ms: number) => ({ tenant: { id: tenant }, now: new Date(ms) }) as Ctx;

it('what one tenant reads is asked once in five seconds, and never told to another', async () => {
  let asked = 0;
  const read = (tenant: string, ms: number) =>
    remember(at(tenant, ms), 'shelf', async () => `${tenant} ${++asked}`);
  expect(await Promise.all([read('a', 0), read('a', 10), read('b', 20)])).toEqual(['a 1', 'a 1', 'b 2']);
  expect(await read('a', 4_999)).toBe('a 1');
  expect(await read('a', 5_000)).toBe('a 3');
  expect(await read('a', 4_000)).toBe('a 4');
});

it('what failed for one is asked anew by whoever waited with it', async () => {
  const failing = remember(at('c', 0), 'shelf', () => Promise.reject(new Error('cut')));
  const waiting = remember(at('c', 1), 'shelf', async () => 'mine');
  await expect(failing).rejects.toThrow('cut');
  expect(await waiting).toBe('mine');
  expect(await remember(at('c', 2), 'shelf', async () => 'new')).toBe('new');
});
