import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { frame } from '#app/(store)/_lib/frame.ts';
import { clock } from '#lib/clock.ts';
import type { Permission } from '#modules/identity/index.ts';
import { currentOperator, requireOperator } from '#server/screen.ts';

const consoleWords = cache(async () => {
  const base = await frame();
  const t = await getTranslations({ locale: base.locale, namespace: 'admin' });
  return { ...base, t, now: clock.now().toISOString() };
});

/** The words and the tenant, whoever looks: for sign-in and for the frame around the pages. */
export async function outerFrame() {
  const [base, operator] = await Promise.all([consoleWords(), currentOperator()]);
  return { ...base, operator };
}

/** The same for a signed-in operator; everybody else signs in first and lands on `path` after it. */
export async function consoleFrame(path: string) {
  const [operator, base] = await Promise.all([requireOperator(path), consoleWords()]);
  const may = (permission: Permission) => operator.permissions.includes(permission);
  return { ...base, operator, may };
}
