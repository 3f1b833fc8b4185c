'use client';
import { Pause, Pencil, Play, RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { AccountView } from '#modules/suppliers/schema.ts';
import { readCatalogue, turnSupplier } from '#server/actions/suppliers.ts';
import { EffectDialog } from './effect-dialog.tsx';
import { answerOf, useExplain } from './explain.ts';
import { SupplierForm } from './supplier-form.tsx';

/** Read the catalogue now (also where the last reading was not believed), pause, take up again, change. */
export function SupplierActions({ account, doubted }: { account: AccountView; doubted: boolean }) {
  const t = useTranslations('suppliers');
  const common = useTranslations('admin.common');
  const explain = useExplain();
  const router = useRouter();
  const [asked, setAsked] = useState<'pause' | 'edit'>();
  const [pending, start] = useTransition();
  const { accountId, name } = account;
  const close = () => setAsked(undefined);
  const sync = (acceptSmaller: boolean) =>
    start(async () => {
      const answer = await answerOf(readCatalogue({ accountId, acceptSmaller }));
      toast(answer.ok ? t('readings.started') : explain(answer.error));
      router.refresh();
    });
  const resume = () =>
    start(async () => {
      const answer = await answerOf(turnSupplier({ accountId, status: 'active' }));
      toast(answer.ok ? t('resumed', { name }) : explain(answer.error));
      router.refresh();
    });
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      <Button size="sm" busy={pending} onClick={() => sync(false)}>
        <RefreshCw size={14} aria-hidden="true" />
        {t('readings.start')}
      </Button>
      {doubted && (
        <Button size="sm" busy={pending} onClick={() => sync(true)}>
          {t('readings.accept')}
        </Button>
      )}
      {account.status === 'active' ? (
        <Button size="sm" onClick={() => setAsked('pause')}>
          <Pause size={14} aria-hidden="true" />
          {t('pause')}
        </Button>
      ) : (
        <Button size="sm" onClick={resume}>
          <Play size={14} aria-hidden="true" />
          {t('resume')}
        </Button>
      )}
      <Button size="sm" onClick={() => setAsked('edit')}>
        <Pencil size={14} aria-hidden="true" />
        {t('edit')}
      </Button>
      {asked === 'pause' && (
        <EffectDialog
          open
          onClose={close}
          title={t('pauseTitle', { name })}
          effect={<p>{t('pauseEffect')}</p>}
          doLabel={t('pause')}
          danger
          act={() => turnSupplier({ accountId, status: 'paused' })}
          done={() => t('paused', { name })}
        />
      )}
      <Drawer
        open={asked === 'edit'}
        onClose={close}
        title={t('editTitle', { name })}
        closeLabel={common('close')}
      >
        <SupplierForm account={account} onDone={close} />
      </Drawer>
    </div>
  );
}
