import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassword, hashPassword, hmac, open, randomToken, sameSecret, seal } from './crypto.ts';

const key = randomBytes(32);
const text = fc.string({ unit: 'binary', maxLength: 200 });

describe('what is sealed', () => {
  it('opens as it was, under the same key and context', () => {
    fc.assert(
      fc.property(text, text, (plain, context) => {
        expect(open(key, seal(key, Buffer.from(plain), context), context)).toEqual(Buffer.from(plain));
      }),
    );
  });

  it('does not open when one bit of it, its key or its context differs', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat({ max: 7 }), (plain, at, bit) => {
        const sealed = seal(key, Buffer.from(plain), 'here');
        const turned = Buffer.from(sealed);
        const index = at % turned.length;
        turned.writeUInt8(turned.readUInt8(index) ^ (1 << bit), index);
        expect(() => open(key, turned, 'here')).toThrow();
        expect(() => open(key, sealed, 'there')).toThrow();
        expect(() => open(randomBytes(32), sealed, 'here')).toThrow();
        expect(() => open(key, sealed.subarray(0, -1), 'here')).toThrow();
      }),
    );
  });

  it('looks different each time and shows nothing of what it is', () => {
    const plain = Buffer.from('CANARY-CODE-123456');
    const [a, b] = [seal(key, plain, ''), seal(key, plain, '')];
    expect(a.equals(b)).toBe(false);
    expect(a.includes(plain)).toBe(false);
  });
});

describe('a password', () => {
  it('matches itself however it is composed, and nothing else', async () => {
    const stored = await hashPassword('geheim-é-12');
    expect(await checkPassword('geheim-é-12'.normalize('NFD'), stored)).toBe(true);
    for (const other of ['geheim-e-12', '', 'geheim-é-12 '])
      expect(await checkPassword(other, stored)).toBe(false);
    expect(stored).not.toContain('geheim');
    expect(await hashPassword('geheim-é-12')).not.toBe(stored);
  });

  it('never matches where there is none', async () => {
    for (const stored of [null, '', 'scrypt$$', 'scrypt$AAAA$'])
      expect(await checkPassword('', stored)).toBe(false);
  });
});

it('tokens have 256 bits and do not repeat', () => {
  const tokens = Array.from({ length: 1000 }, () => randomToken());
  expect(new Set(tokens).size).toBe(1000);
  expect(tokens.every((t) => /^[\w-]{43}$/.test(t))).toBe(true);
});

it('secrets of different length are different, without a throw', () => {
  expect([
    sameSecret(Buffer.from('a'), Buffer.from('ab')),
    sameSecret(hmac(key, 'a'), hmac(key, 'a')),
  ]).toEqual([false, true]);
});
