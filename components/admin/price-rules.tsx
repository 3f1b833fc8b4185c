'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { PriceListView, PricePreview } from '#modules/catalog/schema.ts';
import { applyPrices, tryPrices } from '#server/actions/catalog.ts';
import { answerOf, useExplain } from './explain.ts';
import { type Draft, draftsOf, isComplete, moved, newDraft, rulesOf } from './price-draft.ts';
import { PriceEffect } from './price-effect.tsx';
import { PriceRuleRow } from './price-rule-row.tsx';

type PriceRulesProps = {
  list: PriceListView;
  suppliers: { value: string; label: string }[];
  mayManage: boolean;
};
const MOST = 100;

/** The rules as a list that one edits, then a look at what that would do, then doing it. */
export function PriceRules({ list, suppliers, mayManage }: PriceRulesProps) {
  const t = useTranslations('wares.prices');
  const explain = useExplain();
  const { format } = useSpeech();
  const router = useRouter();
  const [drafts, setDrafts] = useState(() => draftsOf(list.rules));
  const [next, setNext] = useState(list.rules.length);
  const [preview, setPreview] = useState<PricePreview>();
  const [problem, setProblem] = useState<{ text: string; older: boolean }>();
  const [pending, start] = useTransition();
  const change = (to: Draft[]) => {
    setDrafts(to);
    setPreview(undefined);
    setProblem(undefined);
  };
  const look = () =>
    start(async () => {
      const answer = await answerOf(tryPrices({ rules: rulesOf(drafts) }));
      if (answer.ok) setPreview(answer.data);
      else setProblem({ text: explain(answer.error), older: false });
    });
  const apply = (reason: string) =>
    start(async () => {
      const answer = await answerOf(applyPrices({ version: list.version, rules: rulesOf(drafts), reason }));
      if (!answer.ok) {
        return setProblem({ text: explain(answer.error), older: answer.error?.code === 'conflict' });
      }
      toast(t('applied', { count: answer.data.changed, n: format.number(answer.data.changed) }));
      router.refresh();
    });
  return (
    <div className="grid gap-4 px-4 lg:px-6">
      <ol className="grid rounded-base border border-hairline bg-surface" aria-label={t('title')}>
        {drafts.map((draft, at) => (
          <PriceRuleRow
            key={draft.key}
            draft={draft}
            at={at}
            count={drafts.length}
            decides={preview?.decides[at] ?? list.rules.find((r) => same(r, draft))?.listings}
            suppliers={suppliers}
            disabled={!mayManage}
            onChange={(to) => change(drafts.map((each) => (each.key === draft.key ? to : each)))}
            onMove={(to) => change(moved(drafts, at, to))}
            onRemove={() => change(drafts.filter((each) => each.key !== draft.key))}
          />
        ))}
        <li className="px-4 py-3 text-row text-muted">{drafts.length === 0 ? t('none') : t('otherwise')}</li>
      </ol>
      {mayManage && (
        <div className="flex flex-wrap gap-2">
          <Button
            onClick={() => {
              change([...drafts, newDraft(next)]);
              setNext(next + 1);
            }}
            disabled={drafts.length >= MOST}
          >
            <Plus size={16} aria-hidden="true" />
            {t('add')}
          </Button>
          <Button variant="primary" busy={pending && !preview} disabled={!isComplete(drafts)} onClick={look}>
            {t('preview')}
          </Button>
        </div>
      )}
      {problem && (
        <Notice
          tone="warning"
          live
          title={problem.text}
          action={
            problem.older && (
              <Button size="sm" onClick={() => router.refresh()}>
                {t('loadTheirs')}
              </Button>
            )
          }
        />
      )}
      {preview && <PriceEffect preview={preview} busy={pending} onApply={apply} />}
    </div>
  );
}

function same(a: { scope: string; target: string }, b: { scope: string; target: string }): boolean {
  return a.scope === b.scope && a.target === b.target;
}
