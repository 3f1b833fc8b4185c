import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import type { Page } from '#lib/page.ts';
import { selectFeed, selectPost } from './queries.ts';
import { feedInput, listInput, type Post, recognitionIdInput } from './schema.ts';

/** Posts that the signed-in member may see, newest first. */
export const feed = verb({
  name: 'recognition.feed',
  permission: 'recognition.feed',
  members: true,
  reads: true,
  input: feedInput,
  run: (ctx, input): Promise<Page<Post>> => selectFeed(ctx, { ...input, readerId: ctx.actor.id }),
});

/** One post as the signed-in member sees it. */
export const showPost = verb({
  name: 'recognition.show',
  permission: 'recognition.feed',
  members: true,
  reads: true,
  input: recognitionIdInput,
  run: async (ctx, { recognitionId }): Promise<Post> =>
    (await selectPost(ctx, ctx.actor.id, recognitionId)) ?? notFound(),
});

/** The program's public posts, newest first; what two people keep to themselves is not among them. */
export const listPosts = verb({
  name: 'recognition.list',
  permission: 'recognition.read',
  reads: true,
  input: listInput,
  run: (ctx, input): Promise<Page<Post>> => selectFeed(ctx, { ...input, filter: 'all', readerId: '' }),
});
