'use client';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EffectDialog } from '#components/admin/effect-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { askOperatorIn } from '#server/actions/platform.ts';

export function InviteOperator() {
  const t = useTranslations('platform.operators');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus size={16} aria-hidden="true" />
        {t('invite')}
      </Button>
      <EffectDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('inviteTitle')}
        effect={
          <div className="grid gap-4">
            <p className="text-muted">{t('inviteHint')}</p>
            <Field id="invite-name" label={t('name')}>
              <Input
                id="invite-name"
                maxLength={120}
                autoComplete="off"
                value={name}
                onChange={(e) => setName(e.target.value)}
              />
            </Field>
            <Field id="invite-email" label={t('email')}>
              <Input
                id="invite-email"
                type="email"
                dir="ltr"
                maxLength={254}
                autoComplete="off"
                value={email}
                onChange={(e) => setEmail(e.target.value)}
              />
            </Field>
          </div>
        }
        doLabel={t('send')}
        act={() => askOperatorIn({ name, email })}
        done={() => {
          setName('');
          setEmail('');
          return t('sent', { name });
        }}
      />
    </>
  );
}
