import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { randomToken } from '#lib/crypto.ts';
import { env } from '#lib/env.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { hostIn, isOfThisMachine, recordOf } from './host-name.ts';
import {
  deleteHost,
  hostIsTaken,
  insertClaim,
  insertHost,
  lockClaim,
  makePrimary,
  noteLook,
  selectClaims,
  selectHosts,
} from './host-store.ts';
import { lockLook } from './look-store.ts';
import { type ClaimRow, type HostRow, hostIdInput, hostInput, settleHostInput } from './schema.ts';

const MOST_HOSTS = 10;

/** The names under which the program is reached, and those that wait for their proof. */
export const listHosts = verb({
  name: 'tenants.hosts',
  permission: 'settings.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ hosts: HostRow[]; claims: ClaimRow[] }> => ({
    hosts: await selectHosts(ctx),
    claims: (await selectClaims(ctx)).map((claim) => ({
      ...claim,
      record: recordOf(claim.host),
      checkedAt: claim.checkedAt?.toISOString() ?? null,
    })),
  }),
});

/** Claims a host; it serves the program once its DNS holds the token. A host in use is refused, whoever's it is. */
export const addHost = verb({
  name: 'tenants.addHost',
  permission: 'settings.manage',
  input: hostInput,
  run: async (ctx, { host: typed }): Promise<{ host: string; proven: boolean }> => {
    const host = hostIn(typed) ?? refuseHost(`${typed} is no host name. Write it like rewards.example.com.`);
    const [hosts, claims] = [await selectHosts(ctx), await selectClaims(ctx)];
    if (hosts.some((h) => h.host === host)) refuseHost(`${host} is one of your hosts already.`);
    if (hosts.length + claims.length >= MOST_HOSTS)
      refuse('conflict', `A program has at most ${MOST_HOSTS} hosts. Remove one first.`);
    if ((await hostIsTaken(ctx, host)) || host === new URL(env().BASE_URL).hostname) refuseTaken(host);
    ctx.note({ objectId: ctx.tenant.id, detail: { host } });
    const needsNone = env().DAMSON_DEMO === '1' && isOfThisMachine(host);
    if (!needsNone && isOfThisMachine(host))
      refuseHost(`${host} leads to whatever machine asks. Choose a name that DNS knows.`);
    if (needsNone) return { host, proven: await serve(ctx, host) };
    const claim = { id: newId('host'), host, token: `damson-host-proof=${randomToken()}` };
    if (!(await insertClaim(ctx, claim))) refuseHost(`${host} waits for its proof already.`);
    return { host, proven: false };
  },
});

/** The claim that is to be looked for, for whoever may settle it. */
export const claimedHost = verb({
  name: 'tenants.claimedHost',
  permission: 'settings.manage',
  reads: true,
  input: hostIdInput,
  run: async (ctx, { hostId }): Promise<{ host: string }> => {
    const claim = (await selectClaims(ctx)).find((c) => c.hostId === hostId) ?? notFound();
    return { host: claim.host };
  },
});

/** Writes down what was found in the DNS of a host outside of any transaction: with the token in it, the host serves. */
export const settleHost = verb({
  name: 'tenants.settleHost',
  permission: 'hosts.settle',
  input: settleHostInput,
  run: async (ctx, { hostId, found }): Promise<{ proven: boolean }> => {
    const claim = (await lockClaim(ctx, hostId)) ?? notFound();
    ctx.note({ objectId: ctx.tenant.id, detail: { host: claim.host, records: found?.length ?? null } });
    if (found?.includes(claim.token)) return { proven: await serve(ctx, claim.host) };
    const what = found === null ? 'no_answer' : found.length > 0 ? 'another' : 'nothing';
    await noteLook(ctx, hostId, what);
    return { proven: false };
  },
});

/** Chooses the host that links in letters name. */
export const setPrimaryHost = verb({
  name: 'tenants.setPrimaryHost',
  permission: 'settings.manage',
  input: hostInput,
  run: async (ctx, { host }): Promise<{ host: string }> => {
    await lockLook(ctx);
    const hosts = await selectHosts(ctx);
    if (!hosts.some((h) => h.host === host)) notFound();
    await makePrimary(ctx, host);
    ctx.emit({ type: 'host.primary_set', objectType: 'tenant', objectId: ctx.tenant.id, data: { host } });
    ctx.note({ objectId: ctx.tenant.id, detail: { before: hosts[0]?.host, after: host } });
    return { host };
  },
});

/** Takes a host or a claim away. The last host stays, or nobody would find the way in; so does the primary one. */
export const removeHost = verb({
  name: 'tenants.removeHost',
  permission: 'settings.manage',
  input: hostInput,
  run: async (ctx, { host }): Promise<{ host: string }> => {
    await lockLook(ctx);
    const hosts = await selectHosts(ctx);
    const row = hosts.find((h) => h.host === host);
    if (row && hosts.length === 1)
      refuse('conflict', `${host} is the only way in. Add another host before you remove it.`);
    if (row?.primary)
      refuse('conflict', `${host} is in every link. Make another host the primary one first.`);
    if (!(await deleteHost(ctx, host))) notFound();
    ctx.emit({ type: 'host.removed', objectType: 'tenant', objectId: ctx.tenant.id, data: { host } });
    ctx.note({ objectId: ctx.tenant.id, detail: { host } });
    return { host };
  },
});

async function serve(ctx: Ctx, host: string): Promise<true> {
  if (!(await insertHost(ctx, host))) refuseTaken(host);
  ctx.emit({ type: 'host.added', objectType: 'tenant', objectId: ctx.tenant.id, data: { host } });
  return true;
}

/** The same for another program's host and for one that this installation keeps to itself. */
function refuseTaken(host: string): never {
  return refuse('conflict', `${host} cannot be added here. Check its spelling, or choose another host.`);
}

function refuseHost(message: string): never {
  return refuse('invalid', { message, fields: [{ field: 'host', message }] });
}
