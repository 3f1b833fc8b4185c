import { beforeAll, describe, expect, it } from 'vitest';
import { asKey, asMember, callerOf, makeMember, ownerSql, rowsOf } from '#tests/factories.ts';
import { makeWorld, type World } from '#tests/matrix/world.ts';
import { atOnce, codeOf, outcomeOf, tally } from '#tests/outcome.ts';
import {
  listMyVouchers,
  markVoucherUsed,
  revealByLink,
  revealForApi,
  revealVoucher,
  showByLink,
  showVoucher,
} from './hold.ts';

process.env['DATABASE_POOL'] = '24';
let [w, other]: World[] = [];
beforeAll(async () => {
  [w, other] = [await makeWorld(), await makeWorld()];
});
const worlds = (): [World, World] => {
  if (!w || !other) throw new Error('the worlds were not made');
  return [w, other];
};
const holder = (x: World) => asMember(x.tenant, x.memberId);
const anyone = (x: World) => callerOf(x.tenant, { type: 'anonymous', id: 'anonymous' });
async function byOwner(x: World, set: string): Promise<void> {
  const owner = ownerSql();
  await owner.unsafe(
    `update vouchers set ${set} where tenant_id = '${x.tenant.id}' and id = '${x.voucherId}'`,
  );
  await owner.end();
}

describe('a reveal', () => {
  it('shows the code to its holder, by the link and to a key that may, the same one', async () => {
    const [a] = worlds();
    const own = await revealVoucher.call(holder(a), { voucherId: a.voucherId });
    expect(own).toMatchObject({
      pin: null,
      codeFormat: 'code128',
      barcodeSvg: expect.stringContaining('<svg'),
    });
    expect(await revealByLink.call(anyone(a), { ref: a.voucherRef })).toEqual(own);
    expect(await revealForApi.call(asKey(a.tenant), { voucherId: a.voucherId })).toEqual(own);
    expect(await showVoucher.call(holder(a), { voucherId: a.voucherId })).toMatchObject({
      state: 'viewed',
      lastFour: own.code.slice(-4),
    });
  });

  it('shows nothing to another member, and looks no different from an unknown voucher', async () => {
    const [a] = worlds();
    const stranger = asMember(a.tenant, await makeMember(a.tenant));
    const unknown = await outcomeOf(revealVoucher.call(stranger, { voucherId: 'vch_none' }));
    for (const verb of [revealVoucher, showVoucher]) {
      expect(await outcomeOf(verb.call(stranger, { voucherId: a.voucherId }))).toEqual(unknown);
    }
    expect(await outcomeOf(markVoucherUsed.call(stranger, { voucherId: a.voucherId, used: true }))).toEqual(
      unknown,
    );
    expect((await listMyVouchers.call(stranger, {})).items).toEqual([]);
    const own = (await listMyVouchers.call(holder(a), {})).items;
    expect(own.map((v) => v.voucherId)).toContain(a.voucherId);
  });

  it('by a forged, cut, foreign or enlarged link shows nothing', async () => {
    const [a, b] = worlds();
    const [id = '', mac = ''] = a.voucherRef.split('.');
    const forged = [
      id,
      `${id}.`,
      `${id}.${mac.slice(0, -1)}`,
      `${id}.${mac}A`,
      `${id}.${mac.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
      `${b.voucherId}.${mac}`,
      `${id}.${b.voucherRef.split('.')[1]}`,
      '.',
      '',
      `${a.voucherRef}.x`,
    ];
    for (const ref of forged) {
      expect(await codeOf(revealByLink.call(anyone(a), { ref })), ref).toBe('not_found');
      expect(await codeOf(showByLink.call(anyone(a), { ref })), ref).toBe('not_found');
    }
    expect(
      await codeOf(revealByLink.call(anyone(b), { ref: a.voucherRef })),
      "on another tenant's host",
    ).toBe('not_found');
    expect(await codeOf(showByLink.call(anyone(a), { ref: a.voucherRef }))).toBe('ok');
  });

  it('of 40 at once is audited 40 times', async () => {
    const [, b] = worlds();
    const before = await rowsOf(b.tenant, 'audit_entries');
    const answers = await atOnce(40, () => codeOf(revealByLink.call(anyone(b), { ref: b.voucherRef })));
    expect(tally(answers)).toEqual({ ok: 40 });
    expect(await rowsOf(b.tenant, 'audit_entries')).toBe(before + 40);
  });

  it('of a withdrawn voucher is refused in words, and shows no code', async () => {
    const x = await makeWorld();
    for (const state of ['revoked', 'replaced']) {
      await byOwner(x, `state = '${state}'`);
      expect(await outcomeOf(revealVoucher.call(holder(x), { voucherId: x.voucherId }))).toMatchObject({
        ok: false,
        code: 'not_available',
      });
    }
    await byOwner(x, "state = 'issued'");
    expect(await codeOf(revealVoucher.call(holder(x), { voucherId: x.voucherId }))).toBe('ok');
  });

  it('of sealed bytes that were moved to another row fails, and shows no code', async () => {
    const x = await makeWorld();
    await byOwner(x, 'fingerprint = sha256(fingerprint)');
    await expect(revealVoucher.call(holder(x), { voucherId: x.voucherId })).rejects.toThrow(/authenticate/);
    expect(await showVoucher.call(holder(x), { voucherId: x.voucherId })).toMatchObject({ state: 'issued' });
    const owner = ownerSql();
    await owner`update vouchers v set fingerprint = s.fingerprint from stock_codes s
                 where v.tenant_id = ${x.tenant.id} and s.tenant_id = v.tenant_id and s.sealed = v.sealed`;
    await owner.end();
    expect(await codeOf(revealVoucher.call(holder(x), { voucherId: x.voucherId }))).toBe('ok');
  });
});

describe('marking a voucher as used', () => {
  it('folds it away and back, and twice is as once', async () => {
    const x = await makeWorld();
    const mark = (used: boolean) => markVoucherUsed.call(holder(x), { voucherId: x.voucherId, used });
    const folded = async () => (await listMyVouchers.call(holder(x), { folded: true })).items.length;
    await mark(true);
    const { usedAt } = await showVoucher.call(holder(x), { voucherId: x.voucherId });
    expect([usedAt !== null, await folded()]).toEqual([true, 1]);
    await mark(true);
    expect(await showVoucher.call(holder(x), { voucherId: x.voucherId })).toMatchObject({
      state: 'redeemed',
      usedAt,
    });
    await mark(false);
    expect([await folded(), (await showVoucher.call(holder(x), { voucherId: x.voucherId })).state]).toEqual([
      0,
      'viewed',
    ]);
  });
});
