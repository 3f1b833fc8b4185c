import { SearchX } from 'lucide-react';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export default async function ConsoleNotFound() {
  const { t } = await outerFrame();
  return (
    <div className="grid min-h-[60dvh] content-center">
      <h1 className="sr-only">{t('states.notFoundTitle')}</h1>
      <EmptyState
        icon={SearchX}
        title={t('states.notFoundTitle')}
        action={<LinkButton href="/admin">{t('states.toHome')}</LinkButton>}
      >
        <p>{t('states.notFoundBody')}</p>
      </EmptyState>
    </div>
  );
}
