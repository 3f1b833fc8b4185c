import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { deleteSpentTokens } from './store.ts';

const BATCH = 5_000;

/** Forgets used tokens that are too old to be tried again; the next run takes what is left. */
export const tidyTokens = verb({
  name: 'embedding.tidy',
  permission: 'embedding.tidy',
  input: z.object({}),
  run: async (ctx) => {
    const forgotten = await deleteSpentTokens(ctx, BATCH);
    ctx.note({ detail: { forgotten } });
    return { forgotten };
  },
});
