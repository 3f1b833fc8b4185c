'use client';
import { Bell } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { ICON_BUTTON } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Menu } from '#components/ui/menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { RunView } from '#modules/bulk/schema.ts';
import { kindKey } from './kind.ts';
import { isOpen, useRuns } from './watch.ts';

const BellRuns = dynamic(() => import('./bell-runs.tsx').then((file) => file.BellRuns));
type BellProps = {
  runs: RunView[];
  /** Says at the foot of the screen when one has ended; of two bells only one does. */
  tells?: boolean;
  className?: string;
};

/** The operator's jobs: how far they are, what they made, and what became of them. */
export function JobsBell({ runs: atFirst, tells = false, className }: BellProps) {
  const t = useTranslations('jobs');
  const [seen, setSeen] = useState(true);
  const ended = useCallback(
    (run: RunView) => {
      setSeen(false);
      if (!tells) return;
      const name = t(`kinds.${kindKey(run.kind)}`);
      if (run.state === 'done') toast(t('ended', { name }), 'success');
      if (run.state === 'failed') toast(t('broke', { name }), 'danger');
    },
    [t, tells],
  );
  const runs = useRuns(atFirst, ended);
  const [opened, setOpened] = useState(false);
  const busy = runs.filter(isOpen).length;
  return (
    <Menu
      label={busy > 0 ? t('bellBusy', { count: busy }) : t('bell')}
      triggerClass={cx(ICON_BUTTON, 'relative size-8!')}
      className={cx('w-80 max-w-[calc(100vw-1rem)] p-0!', className)}
      onOpen={() => {
        setOpened(true);
        setSeen(true);
      }}
      trigger={
        <>
          <Bell size={17} aria-hidden="true" />
          {(busy > 0 || !seen) && (
            <span aria-hidden="true" className={cx(DOT, busy > 0 && 'motion-safe:animate-pulse')} />
          )}
        </>
      }
    >
      {opened && <BellRuns runs={runs} />}
    </Menu>
  );
}

const DOT = 'absolute end-1 top-1 size-2 rounded-full border border-transparent bg-accent-mark';
