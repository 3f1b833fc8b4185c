import { env } from '#lib/env.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { KeyRow } from '#modules/tenants/index.ts';
import { firstKeys } from '#modules/tenants/index.ts';
import { platformVerb } from './act.ts';
import type { PlatformCtx } from './context.ts';
import { found } from './found-tenant.ts';
import { createTenantInput, type Made, type MadeTenant, type TenantSpec } from './schema.ts';
import { selectLive } from './store.ts';

type Begun = { id: string; keys: KeyRow[] };

/**
 * Makes a program: its row and host, keys, starting roles, owner and rate, and its sandbox where one is asked for; all of
 * it or nothing. The owner is asked in by letter.
 */
export const createTenant = platformVerb({
  name: 'platform.createTenant',
  input: createTenantInput,
  prepare: async (input) => ({
    main: await begin(),
    twin: input.sandbox ? await begin() : null,
  }),
  run: async (ctx, input, { main, twin }): Promise<MadeTenant> => {
    refuseOwnHost(input.host);
    const twinOf = input.sandboxOf ? await liveOf(ctx, input.sandboxOf) : null;
    const made = await found(ctx, { ...main, spec: input, sandboxOf: twinOf });
    const sandbox = twin && (await found(ctx, { ...twin, spec: twinSpec(input), sandboxOf: main.id }));
    ctx.note({ objectId: made.tenantId, detail: about(made, sandbox) });
    return { ...made, ...(sandbox && { sandbox }) };
  },
});

async function begin(): Promise<Begun> {
  const id = newId('tenant');
  return { id, keys: await firstKeys(id) };
}

function about(made: Made, sandbox: Made | null): object {
  return { slug: made.slug, host: made.host, ...(sandbox && { sandbox: sandbox.slug }) };
}

/** Whoever runs the installation signs in there; no program may stand in its place. */
function refuseOwnHost(host: string): void {
  if (host !== new URL(env().BASE_URL).hostname) return;
  const message = 'is the address of the installation itself';
  refuse('conflict', { message: `host: ${message}`, fields: [{ field: 'host', message }] });
}

async function liveOf({ sql }: PlatformCtx, slug: string): Promise<string> {
  const live = await selectLive(sql, slug);
  const field = (message: string) => ({
    message: `sandboxOf: ${message}`,
    fields: [{ field: 'sandboxOf', message }],
  });
  if (!live) refuse('invalid', field('is no live program'));
  if (live.sandbox) refuse('conflict', field(`has the sandbox ${live.sandbox} already`));
  return live.id;
}

/** The same program to try things out in; its owner comes in from the live one and needs no second letter. */
function twinSpec(input: TenantSpec): TenantSpec & { quiet: true } {
  const [first = '', ...rest] = input.host.split('.');
  return {
    ...input,
    slug: `${input.slug.slice(0, 32)}-sandbox`,
    name: `${input.name.slice(0, 72)} sandbox`,
    host: [`${first.slice(0, 55)}-sandbox`, ...rest].join('.'),
    quiet: true,
  };
}
