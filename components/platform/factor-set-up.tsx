'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { answerOf } from '#components/admin/explain.ts';
import { Button } from '#components/ui/button.tsx';
import type { Failure } from '#lib/result.ts';
import { beginFactor } from '#server/actions/platform.ts';

type SetUp = { secret: string; picture: string };

/** Shows the secret of a new authenticator once, as a picture and in letters. */
export function FactorSetUp({ onProblem }: { onProblem: (error: Failure | null) => void }) {
  const t = useTranslations('platform.factor');
  const [setUp, setSetUp] = useState<SetUp>();
  const [pending, start] = useTransition();
  const begin = () =>
    start(async () => {
      const answer = await answerOf(beginFactor());
      if (answer.ok) setSetUp(answer.data);
      else onProblem(answer.error);
    });
  return (
    <div className="grid gap-4">
      <h2 className="text-base font-semibold">{t('setUp')}</h2>
      <p className="text-sm text-pretty text-muted">{t('setUpLead')}</p>
      {setUp ? (
        <>
          {/* biome-ignore lint/performance/noImgElement: a picture in the page itself, made for this moment. */}
          <img
            src={setUp.picture}
            alt={t('picture')}
            width={200}
            height={200}
            className="mx-auto rounded-base border border-hairline"
          />
          <p className="text-xs text-muted">
            {t('secret')}
            <bdi dir="ltr" className="mt-1 block font-mono text-sm break-all text-text">
              {setUp.secret}
            </bdi>
          </p>
        </>
      ) : (
        <Button onClick={begin} busy={pending}>
          {t('begin')}
        </Button>
      )}
    </div>
  );
}
