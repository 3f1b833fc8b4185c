import { expect, it } from 'vitest';
import { base32, codeOf, stepAt, stepOfCode } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

it.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('gives the code of RFC 6238 at %i seconds', (seconds, code) => {
  expect(codeOf(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
});

it('takes a code of this step and its neighbours, once, and no other', () => {
  const now = new Date('2026-06-01T12:00:10Z');
  const here = stepAt(now);
  for (const step of [here - 1, here, here + 1]) {
    expect(stepOfCode(secret, codeOf(secret, step), { now, after: null })).toBe(step);
    expect(stepOfCode(secret, codeOf(secret, step), { now, after: step })).toBeNull();
  }
  for (const step of [here - 2, here + 2]) {
    expect(stepOfCode(secret, codeOf(secret, step), { now, after: null })).toBeNull();
  }
  expect(
    stepOfCode(secret, `${codeOf(secret, here).slice(0, 3)} ${codeOf(secret, here).slice(3)}`, {
      now,
      after: null,
    }),
  ).toBe(here);
  for (const wrong of ['', '000000x', '12345'])
    expect(stepOfCode(secret, wrong, { now, after: null })).toBeNull();
});

it('writes a secret as RFC 4648 does', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(base32(Buffer.from('12345678901234567890'))).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});
