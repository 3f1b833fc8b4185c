'use client';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button, ICON_BUTTON } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useFrame } from './frame.ts';

/** The name of what is shown; the reader's place goes there, and the portal scrolls to it. */
export function Heading({ children, back }: { children: ReactNode; back?: string }) {
  const { words, tell } = useFrame();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    tell('top');
  }, [tell]);
  return (
    <div className="flex min-h-11 items-center gap-1">
      {back && (
        <a href={`#${back}`} aria-label={words.common.back} className={`${ICON_BUTTON} -ms-2`}>
          <ArrowLeft size={20} aria-hidden="true" className="rtl:-scale-x-100" />
        </a>
      )}
      <h1 ref={heading} tabIndex={-1} className="min-w-0 grow truncate text-lg font-semibold outline-none">
        {children}
      </h1>
    </div>
  );
}

/** What stands there while nothing has come, and when nothing does. */
export function Pending({ failed, again }: { failed: boolean; again: () => void }) {
  const { words } = useFrame();
  if (!failed) {
    return (
      <div aria-busy="true" aria-label={words.common.loading} role="status" className="grid gap-3 py-2">
        <Skeleton className="h-24 w-full rounded-lg" />
        <Skeleton className="h-40 w-full rounded-lg" />
      </div>
    );
  }
  return (
    <div role="alert" className="grid justify-items-start gap-3 py-6">
      <p className="font-medium">{words.states.errorTitle}</p>
      <p className="text-sm text-muted">{words.states.errorBody}</p>
      <Button onClick={again}>{words.common.retry}</Button>
    </div>
  );
}
