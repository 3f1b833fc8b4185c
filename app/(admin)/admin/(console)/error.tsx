'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ConsoleError({ error, retry }: ErrorPageProps) {
  const t = useTranslations('admin');
  if (/ChunkLoadError|Loading chunk|Failed to load chunk/.test(`${error.name} ${error.message}`)) {
    return <OldPage />;
  }
  return (
    <div role="alert" className="grid min-h-[60dvh] content-center">
      <EmptyState
        icon={CircleAlert}
        title={t('states.errorTitle')}
        action={<Button onClick={() => retry()}>{t('common.retry')}</Button>}
      >
        <p>{t('states.errorBody')}</p>
        {error.digest && <p className="mt-2">{t('states.errorRef', { ref: error.digest })}</p>}
      </EmptyState>
    </div>
  );
}

/** A part of the page that the newer version does not have any more. */
function OldPage() {
  const t = useTranslations('admin.states');
  return (
    <div role="alert" className="grid min-h-[60dvh] content-center">
      <EmptyState
        icon={CircleAlert}
        title={t('oldTitle')}
        action={<Button onClick={() => window.location.reload()}>{t('oldAct')}</Button>}
      >
        <p>{t('oldBody')}</p>
      </EmptyState>
    </div>
  );
}
