'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import { KeyForm } from './key-form.tsx';
import { type NewSecret, onSecret } from './new-secret.ts';
import { PageHead } from './page-head.tsx';
import { SecretOnce } from './secret-once.tsx';

type KeyMakerProps = { title: string; scopes: string[]; revoked: string[]; children: ReactNode };

/** Makes a key, and keeps its secret on the page until it is stored: closing a dialog cannot lose it. */
export function KeyMaker({ title, scopes, revoked, children }: KeyMakerProps) {
  const t = useTranslations('admin');
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<NewSecret>();
  useEffect(() => onSecret(setMade), []);
  return (
    <>
      <PageHead
        title={title}
        actions={
          <Button variant="primary" onClick={() => setOpen(true)}>
            <Plus size={16} aria-hidden="true" />
            {t('developers.create')}
          </Button>
        }
      />
      {made && !revoked.includes(made.apiKeyId) && (
        <SecretOnce
          key={made.secret}
          name={made.name}
          secret={made.secret}
          onStored={() => setMade(undefined)}
        />
      )}
      {children}
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('developers.createTitle')}
        closeLabel={t('common.close')}
      >
        <KeyForm
          scopes={scopes}
          onMade={(secret) => {
            setMade(secret);
            setOpen(false);
          }}
        />
      </Drawer>
    </>
  );
}
