'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { endApiKey } from '#server/actions/identity.ts';
import { EffectDialog } from './effect-dialog.tsx';

type RevokeKeyProps = { apiKeyId: string; name: string; lastFour: string; scopes: string };

export function RevokeKey({ apiKeyId, name, lastFour, scopes }: RevokeKeyProps) {
  const t = useTranslations('admin.developers');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        className="text-danger-text!"
        aria-label={t('revokeName', { name })}
        onClick={() => setOpen(true)}
      >
        {t('revoke')}
      </Button>
      <span className="text-start whitespace-normal">
        <EffectDialog
          open={open}
          onClose={() => setOpen(false)}
          title={t('revokeTitle', { name })}
          danger
          effect={
            <>
              <p>{t('revokeEffect', { lastFour })}</p>
              <p className="text-muted">{t('revokeScopes', { scopes })}</p>
            </>
          }
          doLabel={t('revokeName', { name })}
          act={() => endApiKey({ apiKeyId })}
          done={() => t('didRevoke', { name })}
        />
      </span>
    </>
  );
}
