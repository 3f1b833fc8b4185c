'use client';
import { UserCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { reopenMember } from '#server/actions/identity.ts';
import { EffectDialog } from './effect-dialog.tsx';

/** Gives somebody who was disabled their access back. */
export function EnableMember({ memberId, name }: { memberId: string; name: string }) {
  const t = useTranslations('people.member');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button className="mt-3" onClick={() => setAsked(true)}>
        <UserCheck size={16} aria-hidden="true" />
        {t('enable')}
      </Button>
      <EffectDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('enableTitle', { name })}
        effect={<p>{t('enableEffect')}</p>}
        doLabel={t('enable')}
        act={() => reopenMember({ memberId })}
        done={() => t('enabled', { name })}
      />
    </>
  );
}
