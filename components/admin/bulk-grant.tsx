'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { Selection } from './selection.tsx';

type Asked = { memberIds: string[]; clear: () => void };

/** Gives points to everybody who is selected. */
export function BulkGrant({ children }: { children: ReactNode }) {
  const t = useTranslations('admin.people');
  const { format } = useSpeech();
  const [asked, setAsked] = useState<Asked>();
  return (
    <>
      <Selection
        label={(count) => t('selected', { count, n: format.number(count) })}
        clearLabel={t('clear')}
        bar={(selected, clear) => (
          <Button
            size="sm"
            variant="primary"
            onClick={() => setAsked({ memberIds: selected.map((each) => each.id), clear })}
          >
            {t('grant', { n: format.number(selected.length) })}
          </Button>
        )}
      >
        {children}
      </Selection>
      <GrantDialog
        to={{ memberIds: asked?.memberIds ?? [] }}
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        onDone={() => asked?.clear()}
      />
    </>
  );
}
