import { frame } from '#app/(store)/_lib/frame.ts';
import { RewardsRow } from '#components/store/rewards-row.tsx';
import { loadWords } from '#i18n/areas.ts';
import { inbox } from '#modules/rewards/index.ts';
import { readAsMember } from '#server/screen.ts';

const SHOWN = 2;

/** What waits to be claimed, between the balance and everything else. */
export async function ToClaim() {
  const { locale, format, messages } = await frame();
  const [words, { open, count }] = await Promise.all([
    loadWords('rewards', locale),
    readAsMember(inbox, { past: false, limit: SHOWN }),
  ]);
  return <RewardsRow open={open} count={count} look={{ format, words }} showAll={messages.common.showAll} />;
}
