'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '#components/admin/use-act.ts';
import { useSpeech } from '#components/store/speech.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import type { OwnAccess } from '#modules/platform/schema.ts';
import { leaveProgram } from '#server/actions/platform.ts';
import { AskForAccess } from './ask-for-access.tsx';

type ProgramAccessProps = {
  tenantId: string;
  name: string;
  /** Where its console is. */
  origin: string;
  access: OwnAccess | null;
};

/** The only way into a program: asked for with a reason, opened by its people, for some hours, ended by either side. */
export function ProgramAccess({ tenantId, name, origin, access }: ProgramAccessProps) {
  const t = useTranslations('access.desk');
  const { format } = useSpeech();
  const { problem, busy, run } = useAct();
  const state = access?.state;
  if (!access || (state !== 'asked' && state !== 'open')) {
    const last = state === 'refused' || state === 'lapsed' || state === 'ended' ? t(state) : null;
    return (
      <div className="grid gap-3 text-sm">
        {last && <p>{last}</p>}
        <p className="text-pretty text-muted">{t('closed')}</p>
        <AskForAccess tenantId={tenantId} name={name} />
      </div>
    );
  }
  const { grantId } = access;
  const leave = () =>
    run(
      () => leaveProgram({ tenantId, grantId }),
      () => t(state === 'open' ? 'left' : 'takenBack'),
    );
  return (
    <div className="grid gap-3 text-sm">
      <p>
        {state === 'open'
          ? t('mayEnter', { until: format.dateTime(access.expiresAt ?? access.askedAt) })
          : t('waits', { at: format.dateTime(access.askedAt) })}
      </p>
      <p className="text-pretty wrap-anywhere text-muted">
        <bdi>{access.reason}</bdi>
      </p>
      {problem && (
        <p role="alert" className="text-danger-text">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {state === 'open' && (
          <LinkButton
            variant="primary"
            href={`${origin}/admin/enter/begin?grant=${grantId}`}
            prefetch={false}
          >
            {t('enter')}
          </LinkButton>
        )}
        <Button onClick={leave} busy={busy}>
          {t(state === 'open' ? 'leave' : 'takeBack')}
        </Button>
      </div>
    </div>
  );
}
