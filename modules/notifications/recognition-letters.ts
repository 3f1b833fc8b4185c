import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { findMember } from '#modules/identity/index.ts';
import { postFor } from '#modules/recognition/index.ts';
import { originOf } from '#modules/tenants/index.ts';
import { recognitionLetter } from './letters.ts';
import { voiceFor } from './voice.ts';

/** To one receiver of a post that still stands. */
export const composeRecognition = verb({
  name: 'notifications.composeRecognition',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ recognitionId: z.string(), memberId: z.string() }),
  run: async (ctx, { recognitionId, memberId }) => {
    const { tenant, sql } = ctx;
    const [post, member] = [await postFor(ctx, memberId, recognitionId), await findMember(ctx, memberId)];
    if (!post || member?.status !== 'active') return null;
    const letter = recognitionLetter(await voiceFor(ctx, member), {
      name: member.name,
      from: post.giver?.name ?? post.senderName ?? tenant.name,
      points: post.points,
      message: post.message,
      url: `${await originOf(tenant.id, sql)}/recognition`,
    });
    const causeId = `${recognitionId}-${memberId}`;
    return { ...letter, to: member.email, causeId, tenantName: tenant.name };
  },
});
