import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { refuseIfChanged } from '#core/settings.ts';
import { verb } from '#core/verb.ts';
import { env } from '#lib/env.ts';
import { refuse } from '#lib/errors.ts';
import { selectKeys, selectSettings } from './queries.ts';
import { AUDIENCE, setSettingsInput } from './schema.ts';
import { saveSettings } from './store.ts';

/** Where the microsite may be framed, by whose keys, and what their tokens must say. */
export const showEmbedding = verb({
  name: 'embedding.show',
  permission: 'embedding.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({
    ...(await selectSettings(ctx.sql, ctx.tenant.id)),
    issuer: ctx.tenant.id,
    audience: AUDIENCE,
    keys: await selectKeys(ctx),
  }),
});

/** Says whether and where the microsite may be framed. It holds from the next page on, on all processes. */
export const setEmbedding = verb({
  name: 'embedding.set',
  permission: 'embedding.manage',
  input: setSettingsInput,
  run: async (ctx, { seen, ...input }) => {
    refusePlainHosts(ctx, input.origins);
    const read = () => selectSettings(ctx.sql, ctx.tenant.id);
    const before = await refuseIfChanged(ctx, { place: 'embedding', seen, read });
    await saveSettings(ctx, input);
    ctx.emit({ type: 'embedding.set', objectType: 'tenant', objectId: ctx.tenant.id, data: { ...input } });
    ctx.note({ objectId: ctx.tenant.id, detail: { before, after: input } });
    return input;
  },
});

const THIS_MACHINE = /^http:\/\/(?:localhost|127\.0\.0\.1|[a-z0-9-]+\.localhost)(?::\d+)?$/;

/** Whoever is in the network between could be the portal: only sandboxes and demos try on one machine. */
function refusePlainHosts({ tenant }: Ctx, origins: readonly string[]): void {
  const tries = tenant.mode === 'sandbox' || env().DAMSON_DEMO === '1';
  const plain = origins.find((o) => o.startsWith('http:') && !(tries && THIS_MACHINE.test(o)));
  if (plain === undefined) return;
  const message = `${plain} is not encrypted. Use https; only a sandbox may name this machine by http.`;
  refuse('invalid', { message, fields: [{ field: 'origins', message }] });
}
