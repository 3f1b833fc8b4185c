import { ExternalLink } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { platformFrame } from '#app/(platform)/_lib/frame.ts';
import { AreaWords } from '#components/admin/area-words.tsx';
import { Fact, Facts } from '#components/admin/facts.tsx';
import { readQuery } from '#components/admin/href.ts';
import { PageHead } from '#components/admin/page-head.tsx';
import { LimitsForm } from '#components/platform/limits-form.tsx';
import { ProgramAccess } from '#components/platform/program-access.tsx';
import { ProgramActs } from '#components/platform/program-acts.tsx';
import { SuspendProgram } from '#components/platform/suspend-program.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { loadWords } from '#i18n/areas.ts';
import { LOCALE_NAMES, pickLocale } from '#i18n/locales.ts';
import { env } from '#lib/env.ts';
import { showMyAccess, showTenant } from '#modules/platform/index.ts';
import { readAsPlatform } from '#server/platform.ts';

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await platformFrame();
  return { title: (await readAsPlatform(showTenant, { tenantId: (await params).id })).name };
}

/** Where a program is reached: scheme and port of the installation. */
function originOf(host: string): string {
  const base = new URL(env().BASE_URL);
  base.hostname = host;
  return base.origin;
}

export default async function ProgramPage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const { t, format, now, locale } = await platformFrame();
  const tenant = await readAsPlatform(showTenant, { tenantId: id });
  const [{ access }, words] = await Promise.all([
    readAsPlatform(showMyAccess, { tenantId: id }),
    loadWords('access', locale),
  ]);
  const query = readQuery(await searchParams);
  const made = query['made'] === '1';
  const origin = originOf(tenant.host ?? '');
  return (
    <>
      <PageHead
        title={tenant.name}
        actions={
          <>
            <Badge tone={tenant.mode === 'sandbox' ? 'warning' : 'neutral'}>
              {t(`programs.${tenant.mode}`)}
            </Badge>
            <SuspendProgram
              tenantId={tenant.tenantId}
              name={tenant.name}
              status={tenant.status}
              members={tenant.activeMembers}
            />
          </>
        }
      />
      <div className="grid gap-6 px-4 lg:px-6">
        {made && (
          <Notice tone="success" live title={t('program.made')}>
            {t('program.madeBody')}
          </Notice>
        )}
        {query['access'] === 'gone' && access?.state !== 'open' && (
          <Notice tone="warning" live title={words.access.desk.gone} />
        )}
        {tenant.status === 'suspended' && <Notice tone="danger" title={t('program.suspendedNote')} />}
        <div className="flex flex-wrap gap-2">
          {(['openStore', 'openConsole'] as const).map((to) => (
            <a
              key={to}
              href={to === 'openStore' ? origin : `${origin}/admin`}
              target="_blank"
              rel="noreferrer"
              className={buttonClass({})}
            >
              {t(`program.${to}`)}
              <ExternalLink size={14} aria-hidden="true" />
            </a>
          ))}
        </div>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <section className={CARD}>
            <h2 className={HEAD}>{t('program.facts')}</h2>
            <Facts>
              <Fact name={t('program.hosts')}>
                {tenant.hosts.map((host) => (
                  <bdi key={host} className="block">
                    {host}
                  </bdi>
                ))}
              </Fact>
              <Fact name={t('program.members')}>
                <span className="tabular">{format.number(tenant.activeMembers)}</span>
              </Fact>
              <Fact name={t('program.currency')}>{tenant.currency}</Fact>
              <Fact name={t('program.language')}>{LOCALE_NAMES[pickLocale(tenant.locale)]}</Fact>
              <Fact name={t('program.timeZone')}>{tenant.timeZone}</Fact>
              {tenant.twin && (
                <Fact name={t(tenant.twin.mode === 'live' ? 'program.twinLive' : 'program.twinSandbox')}>
                  <Link
                    href={`/platform/programs/${tenant.twin.tenantId}`}
                    className="text-accent-text underline"
                  >
                    {tenant.twin.name}
                  </Link>
                </Fact>
              )}
              <Fact name={t('program.id')}>
                <CopyId
                  id={tenant.tenantId}
                  copyLabel={t('program.copy')}
                  copiedLabel={t('program.copied')}
                />
              </Fact>
            </Facts>
          </section>
          <section className={CARD}>
            <h2 className={HEAD}>{t('program.limits')}</h2>
            <LimitsForm tenantId={tenant.tenantId} limits={tenant.limits} />
          </section>
        </div>
        {tenant.status === 'active' && (
          <section className={CARD}>
            <h2 className={HEAD}>{words.access.desk.heading}</h2>
            <AreaWords words={words}>
              <ProgramAccess tenantId={tenant.tenantId} name={tenant.name} origin={origin} access={access} />
            </AreaWords>
          </section>
        )}
        <section className={CARD}>
          <h2 className={HEAD}>{t('program.acts')}</h2>
          <ProgramActs acts={tenant.acts} now={now} locale={format.settings.locale} />
        </section>
      </div>
    </>
  );
}

const CARD = 'rounded-lg border border-hairline bg-surface p-5';
const HEAD = 'mb-2 text-sm font-semibold';
