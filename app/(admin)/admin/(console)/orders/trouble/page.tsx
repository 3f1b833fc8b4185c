import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { FrozenTable } from '#components/admin/trouble-frozen.tsx';
import { ProblemsTable } from '#components/admin/trouble-problems.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { listFrozen } from '#modules/orders/index.ts';
import { listVoucherProblems } from '#modules/vouchers/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/orders/trouble';
/** The oldest so many; when they are decided the next ones move up. */
const SHOWN = 100;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('dashboard', locale)).trouble.title };
}

export default async function TroublePage() {
  const { t, format, now, may, operator, locale } = await consoleFrame(PATH);
  const { trouble: words } = await loadWords('dashboard', locale);
  if (!may('orders.read')) {
    return <NoPermission title={words.title} permission="orders_read" roles={operator.roles} />;
  }
  const [frozen, problems] = await Promise.all([
    readAsOperator(listFrozen, { limit: SHOWN }),
    readAsOperator(listVoucherProblems, { limit: SHOWN }),
  ]);
  const copy = { copyLabel: t('common.copy'), copiedLabel: t('common.copied') };
  const common = { now, words, format };
  const nothing = frozen.items.length === 0 && problems.items.length === 0;
  return (
    <ListFrame>
      <PageHead title={words.title} />
      {nothing && (
        <ListCard>
          <EmptyState icon={CircleCheck} title={words.nothing}>
            <p>{words.nothingBody}</p>
          </EmptyState>
        </ListCard>
      )}
      {frozen.items.length > 0 && (
        <section className="pb-6">
          <h2 className="px-4 pb-2 text-sm font-semibold lg:px-6">{words.frozen}</h2>
          <p className="px-4 pb-3 text-sm text-pretty text-muted lg:px-6">{words.frozenBody}</p>
          <ListCard>
            <FrozenTable units={frozen.items} copy={copy} {...common} />
          </ListCard>
        </section>
      )}
      {problems.items.length > 0 && (
        <section className="pb-6">
          <h2 className="px-4 pb-2 text-sm font-semibold lg:px-6">{words.problems}</h2>
          <ListCard>
            <ProblemsTable problems={problems.items} mayClose={may('orders.manage')} {...common} />
          </ListCard>
        </section>
      )}
    </ListFrame>
  );
}
