'use client';
import { Compass } from 'lucide-react';
import { useSpeech } from '#components/store/speech.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** Every page carries this one along, so it is made of what the page has anyway. */
export default function NotFound({ of: Place = 'main' }: { of?: 'main' | 'div' }) {
  const { states, common } = useSpeech();
  return (
    <Place className="grid min-h-[75dvh] content-center">
      <h1 className="sr-only">{states.notFoundTitle}</h1>
      <EmptyState
        icon={Compass}
        title={states.notFoundTitle}
        action={
          <a href="/" className={buttonClass({ variant: 'primary', size: 'lg' })}>
            {common.toStart}
          </a>
        }
      >
        {states.notFoundBody}
      </EmptyState>
    </Place>
  );
}
