import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import './globals.css';
import { GeistSans } from 'geist/font/sans';
import { PlatformRoot } from '#app/(platform)/_lib/root.tsx';
import { frame } from '#app/(store)/_lib/frame.ts';
import { splashes } from '#app/(store)/icons/sizes.ts';
import { RegisterWorker } from '#components/pwa/register.tsx';
import { SpeechProvider } from '#components/store/speech.tsx';
import { SandboxBar } from '#components/theme/sandbox-bar.tsx';
import { ThemeStyle } from '#components/theme/theme-style.tsx';
import { Toaster } from '#components/ui/toast.tsx';
import { loadWords } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { direction } from '#i18n/locales.ts';
import type { Messages } from '#i18n/messages.ts';
import { pick } from '#i18n/pick.ts';
import { env } from '#lib/env.ts';
import { computeTheme } from '#modules/tenants/theme.ts';
import { requestFacts } from '#server/context.ts';
import { onPlatform } from '#server/platform.ts';

export async function generateMetadata(): Promise<Metadata> {
  if (await onPlatform()) return { title: { default: 'Damson', template: '%s · Damson' } };
  const [{ tenant, locale }, { userAgent }] = await Promise.all([frame(), requestFacts()]);
  const { description } = await loadWords('home', locale);
  return {
    description: fill(description, { tenant: tenant.name }),
    title: { default: tenant.name, template: `%s · ${tenant.name}` },
    manifest: '/manifest.webmanifest',
    icons: { icon: tenant.theme.logo ? '/icons/192.png' : '/icons/any.svg' },
    // A dozen lines that nobody else reads.
    ...(/iPhone|iPad/.test(userAgent) && ofApple(tenant)),
  };
}

function ofApple({ name, theme }: { name: string; theme: { logo: string | null } }): Metadata {
  return {
    icons: { icon: theme.logo ? '/icons/192.png' : '/icons/any.svg', apple: '/icons/180.png' },
    applicationName: name,
    formatDetection: { telephone: false },
    appleWebApp: { capable: true, title: name, statusBarStyle: 'default', startupImage: splashes() },
  };
}

export async function generateViewport(): Promise<Viewport> {
  if (await onPlatform()) return { colorScheme: 'light dark' };
  const { tenant, appearance } = await frame();
  const { light, dark } = computeTheme(tenant.theme);
  const colour = (of: Record<string, string>) => of['--bg'] ?? '';
  const themeColor =
    appearance === 'auto'
      ? [
          { media: '(prefers-color-scheme: light)', color: colour(light) },
          { media: '(prefers-color-scheme: dark)', color: colour(dark) },
        ]
      : colour(appearance === 'dark' ? dark : light);
  return { themeColor, viewportFit: 'cover', colorScheme: appearance === 'auto' ? 'light dark' : appearance };
}

function spoken({ common, states }: Pick<Messages, 'common' | 'states'>) {
  return {
    common: pick(common, 'skip', 'loading', 'close', 'back', 'retry', 'toStart', 'clear', 'refused'),
    states: pick(states, 'notFoundTitle', 'notFoundBody', 'errorTitle', 'errorBody', 'errorRef'),
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  if (await onPlatform()) return <PlatformRoot>{children}</PlatformRoot>;
  const { tenant, locale, messages, format, appearance } = await frame();
  const { update } = await loadWords('pwa', locale);
  return (
    <html
      lang={locale}
      dir={direction(locale)}
      data-theme={appearance === 'auto' ? undefined : appearance}
      className={tenant.theme.font === 'geist' ? GeistSans.variable : undefined}
      suppressHydrationWarning
    >
      <head>
        <ThemeStyle choice={tenant.theme} />
      </head>
      <body>
        <SpeechProvider settings={format.settings} {...spoken(messages)}>
          {tenant.mode === 'sandbox' && <SandboxBar>{messages.common.sandbox}</SandboxBar>}
          {children}
          <Toaster />
          {env().DAMSON_DEV === '0' && <RegisterWorker words={update} mark={`${locale} ${appearance}`} />}
        </SpeechProvider>
      </body>
    </html>
  );
}
