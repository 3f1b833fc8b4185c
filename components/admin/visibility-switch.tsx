'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { cx } from '#components/ui/cx.ts';
import { toast } from '#components/ui/toast.tsx';
import { showListings } from '#server/actions/catalog.ts';
import { answerOf, useExplain } from './explain.ts';

type VisibilitySwitchProps = {
  listingId: string;
  name: string;
  visible: boolean;
  /** The list shows only shown or only hidden ones: then the row stays, so that it can be toggled back. */
  keepRow: boolean;
};

/** Shows or hides one reward; turns at once, and back if that was refused. */
export function VisibilitySwitch({ listingId, name, visible, keepRow }: VisibilitySwitchProps) {
  const t = useTranslations('admin.catalogue');
  const explain = useExplain();
  const router = useRouter();
  const [known, setKnown] = useState(visible);
  const [on, setOn] = useState(visible);
  const [pending, start] = useTransition();
  if (known !== visible) {
    setKnown(visible);
    setOn(visible);
  }
  const toggle = () =>
    start(async () => {
      setOn(!on);
      const answer = await answerOf(showListings({ listingIds: [listingId], visible: !on }));
      if (!answer.ok) {
        setOn(on);
        toast(explain(answer.error));
        return;
      }
      toast(on ? t('isHidden', { name }) : t('isShown', { name }));
      if (!keepRow) router.refresh();
    });
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={t('switch', { name })}
      aria-busy={pending || undefined}
      onClick={pending ? undefined : toggle}
      className="relative z-[1] inline-flex rounded-full align-middle"
    >
      <span aria-hidden="true" className={cx(TRACK, on ? 'bg-accent' : 'bg-outline')}>
        <span className={cx(KNOB, on && 'translate-x-4 rtl:-translate-x-4')} />
      </span>
    </button>
  );
}

const TRACK = 'inline-flex h-5 w-9 items-center rounded-full p-0.5 transition-colors';
const KNOB = 'size-4 rounded-full bg-surface transition-transform';
