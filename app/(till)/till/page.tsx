import { Store } from 'lucide-react';
import type { Metadata } from 'next';
import { frame } from '#app/(store)/_lib/frame.ts';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { TillSignOut } from '#components/till/sign-out.tsx';
import { Till } from '#components/till/till.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { listOwnBrands } from '#modules/vouchers/index.ts';
import { readAsOperator, requireOperator } from '#server/screen.ts';

const NEEDED = ['redemptions.make', 'redemptions.check'];

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await frame();
  return { title: (await loadWords('till', locale)).title };
}

export default async function TillPage() {
  const [operator, { tenant, locale }] = await Promise.all([requireOperator('/till'), frame()]);
  const words = await loadWords('till', locale);
  const may = NEEDED.every((permission) => operator.permissions.includes(permission));
  const brands = may ? (await readAsOperator(listOwnBrands, {})).items : [];
  return (
    <main className="mx-auto grid max-w-md content-start gap-6 px-4 py-5">
      <header className="flex items-center gap-3">
        <TenantMark name={tenant.name} logo={tenant.theme.logo} />
        <div className="min-w-0 grow">
          <h1 className="text-lg font-semibold">{words.title}</h1>
          <p className="truncate text-sm text-muted">
            {tenant.name} · {operator.name}
          </p>
        </div>
        <TillSignOut label={words.signOut} />
      </header>
      {may ? (
        <>
          <p className="text-muted">{words.lead}</p>
          <Till words={words} patterns={brands.map((b) => b.pattern)} />
        </>
      ) : (
        <EmptyState icon={Store} title={words.noRightTitle}>
          <p>{words.noRight}</p>
        </EmptyState>
      )}
    </main>
  );
}
