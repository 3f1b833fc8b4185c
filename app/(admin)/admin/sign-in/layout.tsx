import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { loadWords } from '#i18n/areas.ts';

export default async function SignInLayout({ children }: { children: ReactNode }) {
  const { tenant, locale, t } = await outerFrame();
  const { admin } = await loadWords('admin', locale);
  const { signIn, failure } = admin;
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={{ admin: { signIn, failure } }}
      timeZone={tenant.timeZone}
    >
      <main className="mx-auto grid min-h-[90dvh] max-w-[22rem] content-center gap-6 px-4 py-10">
        <header className="grid justify-items-center gap-3 text-center">
          <TenantMark name={tenant.name} logo={tenant.theme.logo} size="lg" />
          <h1 className="text-lg font-semibold text-balance">
            {t('signIn.heading', { tenant: tenant.name })}
          </h1>
        </header>
        {children}
      </main>
    </NextIntlClientProvider>
  );
}
