'use client';
import dynamic from 'next/dynamic';
import { type ReactElement, useRef, useState } from 'react';

const Bubble = dynamic(() => import('./tooltip-bubble.tsx').then((m) => m.TooltipBubble), { ssr: false });

type TooltipProps = { text: string; children: ReactElement };

/**
 * A short hint above what it wraps, on hover and on keyboard focus; Escape hides it. Never the only way to learn
 * something: there is no hover on a phone. The bubble's code comes with the first hover.
 */
export function Tooltip({ text, children }: TooltipProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [armed, setArmed] = useState(false);
  const [open, setOpen] = useState(false);
  const show = () => {
    setArmed(true);
    setOpen(true);
  };
  const hide = () => setOpen(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the control inside; it is none itself.
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={(event) => event.pointerType === 'mouse' && show()}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show()}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      {armed && <Bubble anchor={anchor} open={open} onOpenChange={setOpen} text={text} />}
    </span>
  );
}
