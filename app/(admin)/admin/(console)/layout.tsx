import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import type { CSSProperties, ReactNode } from 'react';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { GrantBanner } from '#components/admin/access/grant-banner.tsx';
import { JobsBell } from '#components/admin/jobs/bell.tsx';
import { Keyboard } from '#components/admin/keyboard.tsx';
import { ModeSwitch } from '#components/admin/mode-switch.tsx';
import { OperatorMenu } from '#components/admin/operator-menu.tsx';
import { Palette } from '#components/admin/palette.tsx';
import { placesFor } from '#components/admin/places.ts';
import { Rail } from '#components/admin/rail.tsx';
import { RAIL_COOKIE } from '#components/admin/rail-cookie.ts';
import { Shortcuts } from '#components/admin/shortcuts.tsx';
import { StaleTab } from '#components/admin/stale-tab.tsx';
import { TopBar } from '#components/admin/top-bar.tsx';
import { loadWords } from '#i18n/areas.ts';
import { countWaiting } from '#modules/approvals/index.ts';
import { listRuns } from '#modules/bulk/index.ts';
import { accessNow } from '#modules/identity/index.ts';
import { consoleOfTwin, type TenantView } from '#modules/tenants/index.ts';
import { readAsOperator } from '#server/screen.ts';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { tenant, operator, locale, t, appearance, format } = await outerFrame();
  // Each page asks for the sign-in itself, since only a page knows where to return to.
  if (!operator) {
    return (
      <NextIntlClientProvider locale={locale} messages={{}} timeZone={tenant.timeZone}>
        {children}
      </NextIntlClientProvider>
    );
  }
  const [words, tables, { access: said }, runs, access, jar, mode] = await Promise.all([
    loadWords('admin', locale),
    loadWords('tables', locale),
    loadWords('access', locale),
    readAsOperator(listRuns, { mine: true, limit: RUNS }),
    readAsOperator(accessNow, {}),
    cookies(),
    modeOf(tenant, locale),
  ]);
  const decides = operator.permissions.includes('approvals.decide');
  const { waiting } = decides ? await readAsOperator(countWaiting, {}) : { waiting: 0 };
  const answers = operator.permissions.includes('operators.manage');
  const grants = access.items.filter((grant) => grant.state === 'open' || answers);
  const places = placesFor(operator.permissions).map((p) => (p.key === 'approvals' ? { ...p, waiting } : p));
  const face = { name: tenant.name, logo: tenant.theme.logo };
  const account = <OperatorMenu operator={operator} locale={locale} appearance={appearance} />;
  const bar = { '--bar': tenant.mode === 'sandbox' ? '29px' : '0px' } as CSSProperties;
  return (
    <NextIntlClientProvider locale={locale} messages={{ ...words, ...tables }} timeZone={tenant.timeZone}>
      <a href="#content" className={SKIP}>
        {t('common.skip')}
      </a>
      <div style={bar} className="lg:flex lg:min-h-[calc(100dvh-var(--bar))]">
        <Rail
          tenant={face}
          places={places}
          mode={mode}
          folded={jar.get(RAIL_COOKIE)?.value === 'icons'}
          account={account}
          bell={<JobsBell runs={runs.items} tells className="start-0! end-auto!" />}
        />
        <TopBar
          tenant={face}
          places={places}
          mode={mode}
          account={account}
          bell={<JobsBell runs={runs.items} />}
        />
        <main id="content" tabIndex={-1} className="min-w-0 grow outline-none">
          {grants.map((grant) => (
            <GrantBanner
              key={grant.grantId}
              grant={grant}
              decides={answers}
              format={format}
              locale={locale}
            />
          ))}
          {children}
        </main>
      </div>
      <StaleTab words={said.tab} />
      <Keyboard places={places} />
      <Palette places={places} />
      <Shortcuts places={places} />
    </NextIntlClientProvider>
  );
}

/** The way between a program and its sandbox, where there are both. */
async function modeOf({ id, mode }: Pick<TenantView, 'id' | 'mode'>, locale: string): Promise<ReactNode> {
  const [other, { platform }] = await Promise.all([consoleOfTwin(id), loadWords('platform', locale)]);
  return other && <ModeSwitch mode={mode} other={other} words={platform.mode} />;
}

/** As many as the bell lists. */
const RUNS = 8;
const SKIP =
  'sr-only z-40 rounded-base bg-raised px-4 py-2 text-sm shadow-float focus:not-sr-only focus:fixed ' +
  'focus:start-2 focus:top-2';
