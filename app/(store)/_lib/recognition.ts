import { loadWords } from '#i18n/areas.ts';
import { requestFacts } from '#server/context.ts';
import { frame, memberFrame } from './frame.ts';

/** The words of recognition for a title that is needed before anybody is known. */
export async function recognitionWords() {
  return loadWords('recognition', (await frame()).locale);
}

/** A recognition screen's reader, words and time. */
export async function recognitionFrame() {
  const { member, tenant, locale, format } = await memberFrame();
  const words = await loadWords('recognition', locale);
  const reader = { memberId: member.id, name: member.name, locale, tenantLocale: tenant.locale };
  return { reader, words, format, now: (await requestFacts()).now.toISOString() };
}
