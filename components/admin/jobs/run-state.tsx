import { useTranslations } from 'next-intl';
import { StatusDot, type Tone } from '#components/ui/badge.tsx';
import type { RunView, RunState as State } from '#modules/bulk/schema.ts';

const TONES: Record<State, Tone> = {
  waiting: 'neutral',
  running: 'accent',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

export function RunState({ run }: { run: RunView }) {
  const t = useTranslations('jobs.states');
  return (
    <StatusDot tone={run.stalled ? 'warning' : TONES[run.state]} half={run.state === 'running'}>
      {run.stalled ? t('stalled') : t(run.state)}
    </StatusDot>
  );
}
