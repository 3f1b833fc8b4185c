'use client';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from '#components/ui/button.tsx';

type SideDrawerProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  children: ReactNode;
};

/** A menu that slides over the page from its start side; a native modal dialog. */
export function SideDrawer({ open, onClose, title, closeLabel, children }: SideDrawerProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog; this is the tap beside it.
    <dialog
      ref={ref}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
      className="ms-0 me-auto my-0 h-dvh max-h-dvh w-72 max-w-[85vw] bg-raised text-text shadow-float"
    >
      {open && (
        <div className="flex h-full flex-col gap-3 p-3">
          <div className="flex items-center gap-2 ps-2">
            <span className="min-w-0 grow truncate text-sm font-semibold">{title}</span>
            <IconButton label={closeLabel} onClick={onClose}>
              <X size={20} aria-hidden="true" />
            </IconButton>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
