'use client';
import { useTranslations } from 'next-intl';
import { toast } from '#components/ui/toast.tsx';
import { ordersToFile } from '#server/actions/bulk.ts';
import { answerOf, useExplain } from '../explain.ts';
import { lookAtRuns } from '../jobs/watch.ts';

export type FileKind = 'csv' | 'xlsx';

/** Starts the job that writes orders to a file, and lets the bell follow it. */
export function useOrdersExport() {
  const t = useTranslations('jobs');
  const explain = useExplain();
  return async (format: FileKind, filter: object): Promise<boolean> => {
    const answer = await answerOf(ordersToFile({ ...filter, format }));
    toast(answer.ok ? t('exportStarted') : explain(answer.error), answer.ok ? 'plain' : 'danger');
    lookAtRuns();
    return answer.ok;
  };
}
