'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EffectDialog } from '#components/admin/effect-dialog.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { changePlatformPassword } from '#server/actions/platform.ts';

export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('platform.account');
  const [password, setPassword] = useState('');
  return (
    <EffectDialog
      open={open}
      onClose={() => {
        setPassword('');
        onClose();
      }}
      title={t('password')}
      effect={
        <Field id="platform-new-password" label={t('newPassword')} hint={t('passwordHint')}>
          <Input
            {...describedBy('platform-new-password', { hint: true })}
            type="password"
            autoComplete="new-password"
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
      }
      doLabel={t('save')}
      act={() => changePlatformPassword({ password })}
      done={() => t('saved')}
    />
  );
}
