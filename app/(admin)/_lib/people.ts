import { getTranslations } from 'next-intl/server';
import { consoleFrame } from './frame.ts';

/** The frame of a page about people, with the words of that area as `w`. */
export async function peopleFrame(path: string) {
  const base = await consoleFrame(path);
  return { ...base, w: await getTranslations({ locale: base.locale, namespace: 'people' }) };
}
