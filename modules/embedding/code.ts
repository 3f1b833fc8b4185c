import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { findMemberByEmail, makeSignInCode } from '#modules/identity/index.ts';
import { originOf } from '#modules/tenants/index.ts';
import { CODE_SECONDS, createCodeInput } from './schema.ts';

/** An address that signs one person in once, for a back end that would rather not sign tokens. */
export const createStorefrontSession = verb({
  name: 'embedding.createCode',
  permission: 'storefront.signIn',
  secret: true,
  input: createCodeInput,
  run: async (ctx, { email, path, target }) => {
    const member = await findMemberByEmail(ctx, email);
    if (member?.status !== 'active') {
      refuse('not_found', 'No active member has this e-mail address. Add them first.');
    }
    const code = await makeSignInCode(ctx, member.id, CODE_SECONDS);
    ctx.emit({
      type: 'storefront_session.created',
      objectType: 'member',
      objectId: member.id,
      data: { target },
    });
    ctx.note({ objectId: member.id, detail: { target } });
    const origin = await originOf(ctx.tenant.id, ctx.sql);
    const query = new URLSearchParams({ code, path });
    return {
      // Behind the hash it reaches no server's log and no Referer.
      url:
        target === 'frame'
          ? `${origin}/embed#${query}`
          : `${origin}/sign-in/link?${new URLSearchParams({ token: code, next: path })}`,
      expiresAt: new Date(ctx.now.getTime() + CODE_SECONDS * 1000).toISOString(),
    };
  },
});
