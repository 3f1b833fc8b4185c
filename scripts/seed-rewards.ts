import type { Caller } from '#core/context.ts';
import { type DemoProgram, MINOR_UNITS_PER_EURO } from '#db/seed/tenants.ts';
import { grantRewards, rewardLink, sweepRewards } from '#modules/rewards/index.ts';

const DAY_MS = 86_400_000;

/** Something to claim for the demo's member, and a link that needs no account; answers the link's path. */
export async function giveRewards(caller: Caller, program: DemoProgram): Promise<string> {
  const [member, colleague] = program.members;
  const to = [{ email: member?.email ?? '' }];
  const sender = colleague?.name ?? program.name;
  const at = (days: number) => new Date(caller.now.getTime() + days * DAY_MS).toISOString();
  const [country] = program.featured;
  const choice = {
    kind: 'choice',
    value: (MINOR_UNITS_PER_EURO[program.currency] ?? 100) * 50,
    currency: program.currency,
    country,
  };
  const give = (input: object, from = caller) =>
    grantRewards.call(from, { recipients: to, sender, ...input });
  const before: Caller = { ...caller, now: new Date(caller.now.getTime() - 60 * DAY_MS) };
  await give(
    { gift: { kind: 'points', points: 250 }, message: 'A small welcome', expiresAt: at(-1) },
    before,
  );
  await sweepRewards(caller, {});
  await give({
    gift: { kind: 'points', points: 400 },
    message: 'For the quiz. Use them soon!',
    expiresAt: at(2),
  });
  await give({
    gift: { kind: 'points', points: 1_500 },
    message: 'You stayed late so that the launch went well. Thank you, from all of us.',
  });
  await give({ gift: choice, message: 'Five years already. Pick something that makes you smile!' });
  const { rewardIds } = await give({
    gift: choice,
    recipients: [{ email: 'guest@example.com', name: 'Our guest' }],
    message: 'Thank you for speaking at our summer day.',
    delivery: 'link',
  });
  const { link } = await rewardLink.call(caller, { rewardId: rewardIds[0] ?? '' });
  return new URL(link).pathname;
}
