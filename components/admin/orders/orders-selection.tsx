'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { type Selected, Selection } from '../selection.tsx';
import { type FileKind, useExport } from '../table/use-export.ts';

type OrdersSelectionProps = {
  /** The filter of the list, as the export takes it. */
  filter: object;
  /** How many match it beyond this page, said in words; null when all of them are shown. */
  matching: string | null;
  children: ReactNode;
};
const KINDS: readonly FileKind[] = ['csv', 'xlsx'];

/** What can be done with the orders that were chosen, or with all that match. */
export function OrdersSelection({ filter, matching, children }: OrdersSelectionProps) {
  const t = useTranslations('table');
  const { format } = useSpeech();
  const [pending, start] = useTransition();
  const toFile = useExport('orders');
  const bar = (selected: Selected, clear: () => void, all: boolean) =>
    KINDS.map((kind) => (
      <Button
        key={kind}
        size="sm"
        disabled={pending}
        onClick={() =>
          start(async () => {
            const chosen = all ? filter : { orderIds: selected.map((each) => each.id) };
            if (await toFile(kind, chosen)) clear();
          })
        }
      >
        {t(`exportAs.${kind}`)}
      </Button>
    ));
  return (
    <Selection
      bar={bar}
      label={(count) => t('selected', { count, n: format.number(count) })}
      clearLabel={t('clearSelection')}
      {...(matching && {
        matching: { offer: t('selectMatching', { n: matching }), label: t('allSelected', { n: matching }) },
      })}
    >
      {children}
    </Selection>
  );
}
