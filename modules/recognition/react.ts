import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { actingMember } from './member.ts';
import { selectPost } from './queries.ts';
import { type Post, reactInput } from './schema.ts';
import { deleteReaction, insertReaction } from './store.ts';

/** Puts a member's reaction to a post, or takes it away; said twice it is as said once. */
export const react = verb({
  name: 'recognition.react',
  permission: 'recognition.react',
  members: true,
  input: reactInput,
  run: async (ctx, { recognitionId, kind, on }): Promise<Pick<Post, 'recognitionId' | 'reactions'>> => {
    const memberId = actingMember(ctx);
    const post = (await selectPost(ctx, memberId, recognitionId)) ?? notFound();
    const mark = { recognitionId, memberId, kind };
    const changed = await (on ? insertReaction(ctx, mark) : deleteReaction(ctx, mark));
    if (changed && !post.private) {
      const type = on ? 'recognition.reacted' : 'recognition.reaction_taken_back';
      ctx.emit({ type, objectType: 'recognition', objectId: recognitionId, data: { memberId, kind } });
    }
    ctx.note({ objectId: recognitionId, detail: { kind, on } });
    const { reactions } = (await selectPost(ctx, memberId, recognitionId)) ?? notFound();
    return { recognitionId, reactions };
  },
});
