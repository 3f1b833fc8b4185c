'use client';
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { RefObject } from 'react';

type TooltipBubbleProps = {
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  text: string;
};

/** Finds room for itself beside its anchor, whatever the edge of the screen leaves. */
export function TooltipBubble({ anchor, open, onOpenChange, text }: TooltipBubbleProps) {
  const dialog = anchor.current?.closest('dialog');
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal {...(dialog && { container: dialog })}>
        <Base.Positioner
          positionMethod="fixed"
          anchor={anchor}
          sideOffset={8}
          collisionPadding={8}
          className="z-50"
        >
          <Base.Popup
            role="tooltip"
            className="max-w-64 rounded-sm border border-transparent bg-text px-2.5 py-1.5 text-xs text-pretty text-bg shadow-float"
          >
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
