import { Compass } from 'lucide-react';
import { frame } from '#app/(store)/_lib/frame.ts';
import { LinkButton } from '#components/ui/button.tsx';
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
          <LinkButton href="/" variant="primary" size="lg">
            {common.toStart}
          </LinkButton>
        }
      >
        {states.notFoundBody}
      </EmptyState>
    </div>
  );
}
