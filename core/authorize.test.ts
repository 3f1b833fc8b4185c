import { describe, expect, it } from 'vitest';
import { Refusal } from '#lib/errors.ts';
import { type Access, authorize } from './authorize.ts';
import type { Actor } from './context.ts';

const access: Access = { permission: 'orders.read' };
const holding = (type: 'operator' | 'api_key', ...permissions: string[]): Actor => ({
  type,
  id: 'x',
  permissions: new Set(permissions),
});
const [anonymous, member, system]: Actor[] = [
  { type: 'anonymous', id: 'x' },
  { type: 'member', id: 'x' },
  { type: 'system', id: 'x' },
];

function codeOf(actor: Actor | undefined, to: Access): string {
  try {
    authorize(actor ?? { type: 'anonymous', id: 'x' }, to);
    return 'ok';
  } catch (error) {
    return error instanceof Refusal ? error.code : 'broken';
  }
}

describe.each([
  ['a verb with a permission', access, ['unauthenticated', 'forbidden', 'ok']],
  ['a verb that members may call', { ...access, members: true }, ['unauthenticated', 'ok', 'ok']],
  ['a verb open to anyone', { ...access, anonymous: true }, ['ok', 'ok', 'ok']],
] as const)('%s', (_, to, expected) => {
  it('answers nobody, a member and the platform', () => {
    expect([anonymous, member, system].map((actor) => codeOf(actor, to))).toEqual(expected);
  });

  it('asks operators and keys for exactly its permission', () => {
    const rest = 'anonymous' in to ? 'ok' : 'forbidden';
    for (const type of ['operator', 'api_key'] as const) {
      expect(codeOf(holding(type, 'orders.read'), to)).toBe('ok');
      for (const other of ['orders', 'orders.read.all', 'orders.place', 'ORDERS.READ', '*', ''])
        expect(codeOf(holding(type, other), to)).toBe(rest);
      expect(codeOf(holding(type), to)).toBe(rest);
    }
  });
});
