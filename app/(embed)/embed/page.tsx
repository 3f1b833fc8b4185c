import type { Metadata } from 'next';
import { Microsite } from '#components/embed/microsite.tsx';
import { frameSpeech } from '#i18n/frame-speech.ts';
import { pickLocale } from '#i18n/locales.ts';
import { framingOrigins } from '#modules/embedding/index.ts';
import { originOf } from '#modules/tenants/index.ts';
import { currentTenant } from '#server/screen.ts';

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTenant()).name, referrer: 'no-referrer' };
}

/** The microsite for portals: the same page for everybody, until the frame's own session says who looks at it. */
export default async function Embed({ searchParams }: Search) {
  const tenant = await currentTenant();
  const { origin, lang, theme } = await searchParams;
  const wish = typeof lang === 'string' ? lang : null;
  const locale = pickLocale(wish, tenant.locale);
  const country = tenant.locale.split('-')[1];
  const first = await frameSpeech({ locale, country, timeZone: tenant.timeZone });
  return (
    <Microsite
      tenant={{ name: tenant.name, url: await originOf(tenant.id) }}
      origin={typeof origin === 'string' ? origin : null}
      allowed={await framingOrigins(tenant.id)}
      lang={wish && pickLocale(wish) === wish.split('-')[0] ? wish : null}
      theme={theme === 'light' || theme === 'dark' ? theme : null}
      first={first}
    />
  );
}
