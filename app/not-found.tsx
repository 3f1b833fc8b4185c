import { Compass } from 'lucide-react';
import { frame } from '#app/(store)/_lib/frame.ts';
import { buttonClass } from '#components/ui/button-class.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';

export default async function NotFound() {
  const { messages } = await frame();
  const { states, common } = messages;
  return (
    <div className="grid min-h-[75dvh] content-center">
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
    </div>
  );
}
