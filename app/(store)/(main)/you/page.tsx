import { Bell, ChevronRight, Heart } from 'lucide-react';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { deviceRows } from '#app/(store)/_lib/device-rows.ts';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { Devices } from '#components/store/devices.tsx';
import { LanguageSelect } from '#components/store/language-select.tsx';
import { NearLink } from '#components/store/near-link.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { AppearanceChoice } from '#components/store/preferences.tsx';
import { SignOut } from '#components/store/sign-out.tsx';
import { ZoneSelect } from '#components/store/zone-select.tsx';
import { initial } from '#components/theme/tenant-mark.tsx';
import { loadWords } from '#i18n/areas.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.you.title };
}

export default async function You() {
  const { tenant, member, messages, format, locale, appearance, t } = await memberFrame();
  const words = messages.you;
  const [pwa, { devices: deviceWords }, reading, { marks }, devices] = await Promise.all([
    loadWords('pwa', locale),
    loadWords('voucher', locale),
    loadWords('reading', locale),
    loadWords('cart', locale),
    deviceRows(),
  ]);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={words.title} />
      <div className="flex items-center gap-4 py-4">
        <span
          aria-hidden="true"
          className="grid size-14 shrink-0 place-items-center rounded-full bg-accent-tint text-lg font-semibold text-accent-text"
        >
          {initial(member.name)}
        </span>
        <div className="min-w-0">
          <p className="text-lg font-semibold break-words">{member.name}</p>
          <p className="truncate text-sm text-muted">
            <bdi>{member.email}</bdi>
          </p>
        </div>
      </div>
      <dl className="border-y border-hairline py-2 text-sm">
        <Fact name={words.country}>{format.country(member.country)}</Fact>
        {member.costCentre && <Fact name={words.costCentre}>{member.costCentre}</Fact>}
      </dl>
      <Setting id="language" title={words.language}>
        <LanguageSelect
          value={locale}
          label={words.language}
          languages={tenant.languages}
          notKept={reading.notKept}
        />
      </Setting>
      <Setting id="zone" title={reading.timeZone}>
        <ZoneSelect
          value={member.timeZone}
          asProgram={format.say(reading.asProgram, { zone: tenant.timeZone.replaceAll('_', ' ') })}
          words={reading}
        />
      </Setting>
      <Setting id="appearance" title={words.appearance}>
        <AppearanceChoice value={appearance} words={words} />
      </Setting>
      <Setting id="devices" title={deviceWords.title}>
        <Devices devices={devices} words={deviceWords} />
      </Setting>
      <NearLink
        href="/favourites"
        className="mt-6 flex min-h-14 items-center gap-3 border-t border-hairline font-medium"
      >
        <Heart size={18} aria-hidden="true" className="text-muted" />
        <span className="grow">{marks.favouritesTitle}</span>
        <ChevronRight size={18} aria-hidden="true" className="text-muted rtl:-scale-x-100" />
      </NearLink>
      <NearLink
        href="/you/notifications"
        className="flex min-h-14 items-center gap-3 border-y border-hairline font-medium"
      >
        <Bell size={18} aria-hidden="true" className="text-muted" />
        <span className="grow">{pwa.push.title}</span>
        <ChevronRight size={18} aria-hidden="true" className="text-muted rtl:-scale-x-100" />
      </NearLink>
      <div className="mt-8">
        <SignOut label={words.signOut} offline={pwa.signOut.offline} />
        <p className="mt-2 text-xs text-muted">{words.signOutHint}</p>
        <p className="mt-6 text-xs text-muted">{t('you.program', { tenant: tenant.name })}</p>
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 py-2">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 text-end break-words">{children}</dd>
    </div>
  );
}

function Setting({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} className="mt-6">
      <h2 id={`${id}-title`} className="mb-2 text-sm font-medium">
        {title}
      </h2>
      {children}
    </section>
  );
}
