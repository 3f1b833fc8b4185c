'use client';
import { Ellipsis, Gift, LogOut, UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { MENU_ITEM, Menu } from '#components/ui/menu.tsx';
import { DisableDialog } from './disable-dialog.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { SignOutDialog } from './sign-out-dialog.tsx';

type PersonActionsProps = {
  memberId: string;
  name: string;
  openSessions: number;
  balance: number;
  may: { grant: boolean; manage: boolean };
};

/** What can be done for one member. */
export function PersonActions({ may, ...person }: PersonActionsProps) {
  const t = useTranslations('admin.person');
  const [asked, setAsked] = useState<'grant' | 'signOut' | 'disable'>();
  const close = () => setAsked(undefined);
  return (
    <div className="mt-4 flex gap-2">
      {may.grant && (
        <Button variant="primary" className="grow" onClick={() => setAsked('grant')}>
          <Gift size={16} aria-hidden="true" />
          {t('give')}
        </Button>
      )}
      {may.manage && (
        <Menu
          label={t('more', { name: person.name })}
          triggerClass={cx(buttonClass({ variant: 'secondary' }), 'w-10 px-0!')}
          trigger={<Ellipsis size={18} aria-hidden="true" />}
        >
          {person.openSessions > 0 && (
            <button type="button" className={MENU_ITEM} onClick={() => setAsked('signOut')}>
              <LogOut size={16} aria-hidden="true" className="rtl:-scale-x-100" />
              {t('signOut')}
            </button>
          )}
          <button
            type="button"
            className={cx(MENU_ITEM, 'text-danger-text')}
            onClick={() => setAsked('disable')}
          >
            <UserX size={16} aria-hidden="true" />
            {t('disable')}
          </button>
        </Menu>
      )}
      <GrantDialog
        to={{ memberIds: [person.memberId], name: person.name }}
        open={asked === 'grant'}
        onClose={close}
      />
      <SignOutDialog {...person} open={asked === 'signOut'} onClose={close} />
      <DisableDialog {...person} open={asked === 'disable'} onClose={close} />
    </div>
  );
}
