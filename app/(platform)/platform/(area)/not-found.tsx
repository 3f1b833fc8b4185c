import { Compass } from 'lucide-react';
import { platformWords } from '#app/(platform)/_lib/frame.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export default async function NotFound() {
  const { t } = await platformWords();
  return (
    <div className="grid min-h-[60dvh] content-center">
      <h1 className="sr-only">{t('states.notFoundTitle')}</h1>
      <EmptyState
        icon={Compass}
        title={t('states.notFoundTitle')}
        action={<LinkButton href="/platform">{t('states.toPrograms')}</LinkButton>}
      >
        <p>{t('states.notFoundBody')}</p>
      </EmptyState>
    </div>
  );
}
