'use client';
import { useTranslations } from 'next-intl';
import { toast } from '#components/ui/toast.tsx';
import { auditToFile, ordersToFile } from '#server/actions/bulk.ts';
import { answerOf, useExplain } from '../explain.ts';
import { lookAtRuns } from '../jobs/watch.ts';

export type FileKind = 'csv' | 'xlsx';
const STARTS = { orders: ordersToFile, audit: auditToFile };
export type Exported = keyof typeof STARTS;

/** Starts the job that writes the rows of a list to a file, and lets the bell follow it. */
export function useExport(of: Exported) {
  const t = useTranslations('jobs');
  const explain = useExplain();
  return async (format: FileKind, filter: object): Promise<boolean> => {
    const answer = await answerOf(STARTS[of]({ ...filter, format }));
    toast(answer.ok ? t('exportStarted') : explain(answer.error), answer.ok ? 'plain' : 'danger');
    lookAtRuns();
    return answer.ok;
  };
}
