'use client';
import { CircleCheck, CircleMinus, Download, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { UploadVerdict } from '#modules/vouchers/schema.ts';
import { uploadStockFile } from '#server/actions/vouchers.ts';
import { answerOf, useExplain } from './explain.ts';
import { csv, saveFile } from './save-file.ts';

type StockVerdictProps = {
  verdict: UploadVerdict;
  /** The file that was only looked at, as it would be sent again. */
  checked: FormData | undefined;
  onAgain: () => void;
  onAdded: (verdict: UploadVerdict) => void;
  onDone: () => void;
};
const SHOWN = 100;

/** What became of an upload: how many codes are in, and each refused row with its reason. */
export function StockVerdict({ verdict, checked, onAgain, onAdded, onDone }: StockVerdictProps) {
  const t = useTranslations('admin');
  const { format } = useSpeech();
  const explain = useExplain();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const add = (form: FormData) =>
    start(async () => {
      form.delete('dryRun');
      const answer = await answerOf(uploadStockFile(form));
      if (answer.ok) onAdded(answer.data);
      else setProblem(explain(answer.error));
    });
  const { accepted, refusedCount, refused } = verdict;
  const AcceptedIcon = accepted > 0 ? CircleCheck : CircleMinus;
  const count = (n: number) => ({ count: n, n: format.number(n) });
  return (
    <div className="grid gap-4 pt-1 text-sm">
      <div role="status" className="grid gap-3">
        <p
          className={cx(
            'flex items-center gap-3 rounded-base px-4 py-3 font-medium',
            accepted > 0 ? 'bg-success-tint text-success-text' : 'bg-sunken',
          )}
        >
          <AcceptedIcon size={20} aria-hidden="true" className="shrink-0" />
          {t(checked ? 'stock.wouldAdd' : 'stock.accepted', count(accepted))}
        </p>
        {refusedCount > 0 && (
          <p className="flex items-center gap-3 rounded-base bg-warning-tint px-4 py-3 font-medium text-warning-text">
            <TriangleAlert size={20} aria-hidden="true" className="shrink-0" />
            {t('stock.refused', count(refusedCount))}
          </p>
        )}
        {accepted > 0 && <p className="text-muted">{t(checked ? 'stock.nothingYet' : 'stock.ready')}</p>}
      </div>
      {refused.length > 0 && (
        <section className="grid gap-2">
          <div className="flex items-center justify-between gap-3">
            <h3 className="font-semibold">{t('stock.refusedTitle')}</h3>
            <Button size="sm" onClick={() => saveFile('refused-rows.csv', refusedCsv(verdict))}>
              <Download size={15} aria-hidden="true" />
              {t('stock.download')}
            </Button>
          </div>
          <div className="overflow-hidden rounded-base border border-hairline">
            <Table aria-label={t('stock.refusedTitle')}>
              <thead>
                <tr>
                  <Th numeric narrow>
                    {t('stock.row')}
                  </Th>
                  <Th>{t('stock.reason')}</Th>
                </tr>
              </thead>
              <tbody>
                {refused.slice(0, SHOWN).map((each) => (
                  <Tr key={each.row}>
                    <Td numeric narrow>
                      {format.number(each.row)}
                    </Td>
                    <Td className="whitespace-normal!" lang="en" dir="auto">
                      {each.reason}
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </div>
          {refusedCount > SHOWN && (
            <p className="text-xs text-muted">
              {t('stock.firstOf', { shown: format.number(SHOWN), total: format.number(refusedCount) })}
            </p>
          )}
        </section>
      )}
      {problem && (
        <p role="alert" className="text-danger-text">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onAgain}>{t('stock.again')}</Button>
        {checked ? (
          <Button variant="primary" disabled={accepted === 0} busy={pending} onClick={() => add(checked)}>
            {t('stock.addNow', count(accepted))}
          </Button>
        ) : (
          <Button variant="primary" onClick={onDone}>
            {t('common.done')}
          </Button>
        )}
      </div>
    </div>
  );
}

function refusedCsv({ refused }: UploadVerdict): string {
  return csv([['row', 'reason'], ...refused.map((each) => [each.row, each.reason])]);
}
