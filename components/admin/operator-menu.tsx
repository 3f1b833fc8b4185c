'use client';
import { ChevronsUpDown, Keyboard, LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { cx } from '#components/ui/cx.ts';
import { MENU_ITEM, Menu } from '#components/ui/menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import { signOut } from '#server/actions/identity.ts';
import { DeviceChoices } from './device-choices.tsx';
import { openShortcuts } from './habits.ts';

type OperatorMenuProps = {
  operator: { name: string; email: string; roles: string[] };
  locale: string;
  appearance: string;
  className?: string;
};

export function OperatorMenu({ operator, locale, appearance, className }: OperatorMenuProps) {
  const t = useTranslations('admin');
  const [leaving, startLeaving] = useTransition();
  const roles = operator.roles.join(', ') || t('account.noRoles');
  const leave = () =>
    startLeaving(async () => {
      const left = await signOut({ kind: 'operator' }).catch(() => null);
      if (left?.ok) window.location.assign(left.data.next);
      else toast(t('failure.later'));
    });
  return (
    <Menu
      label={t('account.label', { name: operator.name, roles })}
      triggerClass={TRIGGER}
      className={cx('top-auto! bottom-full! start-0! end-auto! mt-0! mb-1 w-64', className)}
      trigger={
        <>
          <span aria-hidden="true" data-initials={initials(operator.name)} className={INITIALS} />
          <span className="grid min-w-0 grow text-start leading-4 group-data-folded/rail:hidden">
            <span className="truncate text-row font-medium">{operator.name}</span>{' '}
            <span className="truncate text-xs text-muted">{roles}</span>
          </span>
          <ChevronsUpDown
            size={14}
            aria-hidden="true"
            className="shrink-0 text-muted group-data-folded/rail:hidden"
          />
        </>
      }
    >
      <p className="truncate px-3 pt-2 text-sm font-medium">{operator.name}</p>
      <p className="truncate border-b border-hairline px-3 pb-2 text-xs text-muted">{operator.email}</p>
      <DeviceChoices locale={locale} appearance={appearance} />
      <button type="button" className={MENU_ITEM} onClick={openShortcuts}>
        <Keyboard size={16} aria-hidden="true" />
        {t('account.shortcuts')}
      </button>
      <button type="button" className={MENU_ITEM} onClick={leave} disabled={leaving}>
        <LogOut size={16} aria-hidden="true" className="rtl:-scale-x-100" />
        {t('account.signOut')}
      </button>
    </Menu>
  );
}

const TRIGGER =
  'flex h-11 items-center gap-2.5 rounded-base px-1.5 hover:bg-sunken group-data-folded/rail:justify-center ' +
  'group-data-folded/rail:px-0';
/** Drawn by CSS, so that they are no part of what the button is called. */
const INITIALS =
  'grid size-7 shrink-0 place-items-center rounded-full bg-accent-tint text-xs font-semibold text-accent-text ' +
  'before:content-[attr(data-initials)]';

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
