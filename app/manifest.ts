import type { MetadataRoute } from 'next';
import { frame } from '#app/(store)/_lib/frame.ts';
import { direction } from '#i18n/locales.ts';
import { computeTheme } from '#modules/tenants/theme.ts';

/** The initial as a drawing; a logo comes as pixels only. */
const VECTOR = { src: '/icons/any.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' } as const;

/** The installed app is the tenant's: its name, colours and icon. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { tenant, locale, messages } = await frame();
  const { light } = computeTheme(tenant.theme);
  return {
    id: '/',
    name: tenant.name,
    short_name: Array.from(tenant.name).slice(0, 24).join(''),
    lang: locale,
    dir: direction(locale),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: light['--bg'] ?? '',
    theme_color: light['--bg'] ?? '',
    icons: [
      ...(tenant.theme.logo ? [] : [VECTOR]),
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/monochrome.png', sizes: '192x192', type: 'image/png', purpose: 'monochrome' },
    ],
    shortcuts: [
      { name: messages.nav.browse, url: '/browse' },
      { name: messages.nav.vouchers, url: '/vouchers' },
    ],
  };
}
