import { expect, it } from 'vitest';
import { batched } from './batch.ts';

const soon = () => new Promise((resolve) => setImmediate(resolve));

/** Batches that end when told to, and what was served so far, in order. */
function counter(limits: { most?: number; atOnce?: number; waiting?: number } = {}) {
  const served: string[] = [];
  const open: ((error?: Error) => void)[] = [];
  const add = batched<number, string>({
    most: limits.most ?? 3,
    atOnce: () => limits.atOnce ?? 1,
    waiting: limits.waiting ?? 100,
    run: (lane, items) => {
      served.push(`${lane} ${items.join(' ')}`);
      return new Promise((resolve, reject) => {
        open.push((error) => (error ? reject(error) : resolve(items.map((i) => `${lane}${i}`))));
      });
    },
  });
  const end = async (error?: Error) => {
    open.shift()?.(error);
    await soon();
  };
  return { add, served, end };
}

it('serves the first at once, and together what comes meanwhile, at most so many', async () => {
  const { add, served, end } = counter();
  const answers = Promise.all([1, 2, 3, 4, 5].map((n) => add('a', n)));
  expect(served).toEqual(['a 1']);
  await end();
  expect(served).toEqual(['a 1', 'a 2 3 4']);
  await end();
  await end();
  expect(await answers).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
});

it('a lane that floods waits for itself: ten quiet ones are served before its next turn', async () => {
  const { add, served, end } = counter({ most: 2 });
  for (let n = 1; n <= 50; n++) void add('flood', n);
  const quiet = Array.from({ length: 10 }, (_, i) => `quiet${i}`);
  for (const lane of quiet) void add(lane, 1);
  for (let n = 0; n < 12; n++) await end();
  expect(served.slice(0, 13)).toEqual([
    'flood 1',
    ...quiet.map((lane) => `${lane} 1`),
    'flood 2 3',
    'flood 4 5',
  ]);
});

it('lanes that all have much to do take turns', async () => {
  const { add, served, end } = counter({ most: 1 });
  for (let n = 1; n <= 3; n++) for (const lane of ['a', 'b', 'c']) void add(lane, n);
  for (let n = 0; n < 9; n++) await end();
  expect(served).toEqual(['a 1', 'b 1', 'c 1', 'a 2', 'b 2', 'c 2', 'a 3', 'b 3', 'c 3']);
});

it('a lane has one batch under way, and all lanes together have so many', async () => {
  const { add, served, end } = counter({ atOnce: 2 });
  for (const lane of ['a', 'a', 'b', 'c']) void add(lane, 1);
  expect(served).toEqual(['a 1', 'b 1']);
  await end();
  expect(served).toEqual(['a 1', 'b 1', 'c 1']);
  await end();
  expect(served).toEqual(['a 1', 'b 1', 'c 1', 'a 1']);
});

it('a batch that fails fails for its own items, and the lane goes on', async () => {
  const { add, end } = counter();
  const [first, second] = [add('a', 1), add('a', 2)];
  await Promise.all([expect(first).rejects.toThrow('lost'), end(new Error('lost'))]);
  await end();
  expect(await second).toBe('a2');
});

it('tells whoever comes to a full lane to come back, and nobody else', async () => {
  const { add, end } = counter({ waiting: 2 });
  const waiting = [add('a', 1), add('a', 2), add('a', 3)];
  await expect(add('a', 4)).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 });
  const other = add('b', 1);
  for (let n = 0; n < 3; n++) await end();
  expect(await Promise.all([...waiting, other])).toEqual(['a1', 'a2', 'a3', 'b1']);
});
