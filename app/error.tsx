'use client';
import { CloudOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { fill } from '#i18n/fill.ts';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: Props) {
  const { states, common } = useSpeech();
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert" className="grid min-h-[70dvh] content-center">
      <h1 className="sr-only">{states.errorTitle}</h1>
      <EmptyState
        icon={CloudOff}
        title={states.errorTitle}
        action={
          <button type="button" onClick={again} className={buttonClass({ variant: 'primary', size: 'lg' })}>
            {common.retry}
          </button>
        }
      >
        <p>{states.errorBody}</p>
        {error.digest && <p className="mt-2 text-xs">{fill(states.errorRef, { ref: error.digest })}</p>}
      </EmptyState>
    </div>
  );
}
