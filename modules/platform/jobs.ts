import { withPlatform } from '#db/platform.ts';
import { loadWords } from '#i18n/areas.ts';
import { clock } from '#lib/clock.ts';
import { env } from '#lib/env.ts';
import { plainLetter, post } from '#modules/notifications/index.ts';
import { selectLinkReader } from './operator-store.ts';
import { linkToken } from './own-key.ts';

/** Writes to one of those who run the installation, with no transaction open; the letter is in English. */
async function sendPlatformLink(payload: unknown): Promise<void> {
  const { linkId = '' } = (payload as { data: Record<string, string> }).data;
  const reader = await withPlatform((sql) => selectLinkReader(sql, { id: linkId, now: clock.now() }));
  if (!reader) return;
  const { letter: words } = (await loadWords('platform', 'en')).platform;
  const url = `${new URL(env().BASE_URL).origin}/platform/sign-in/link?token=${linkToken(linkId)}`;
  const parts = {
    subject: words.subject,
    lines: [words.body],
    button: { label: words.button, url },
    small: words.small,
  };
  await post({ ...plainLetter(parts), to: reader.email, causeId: linkId, tenantName: 'Damson' });
}

/** The installation's own jobs, which are no tenant's, by the name of their task. */
export const platformTasks: Readonly<Record<string, (payload: unknown) => Promise<void>>> = {
  'platform.sendLink': sendPlatformLink,
};
