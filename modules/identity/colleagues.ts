import { verb } from '#core/verb.ts';
import { selectColleagues } from './queries.ts';
import { type Colleague, searchColleaguesInput } from './schema.ts';

/** Colleagues whose names are like what somebody types, for giving; never an address, never oneself, never a leaver. */
export const searchColleagues = verb({
  name: 'identity.searchColleagues',
  permission: 'identity.me',
  members: true,
  reads: true,
  input: searchColleaguesInput,
  run: async (ctx, { q }): Promise<{ items: Colleague[] }> => ({ items: await selectColleagues(ctx, q) }),
});
