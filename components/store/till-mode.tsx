'use client';
import { Maximize2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Revealed } from '#modules/vouchers/schema.ts';
import { TillPaper } from './till-paper.tsx';

type TillProps = { revealed: Revealed; label: string; words: Words<'voucher'>['till'] };

/** The whole screen white around the barcode, and awake, as long as a scanner needs it. */
export function TillMode({ revealed, label, words }: TillProps) {
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useAwake(open);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Maximize2 size={16} aria-hidden="true" />
        {words.fill}
      </Button>
      <dialog
        ref={dialog}
        aria-label={words.title}
        onClose={() => setOpen(false)}
        className="paper m-0 h-dvh max-h-dvh w-screen max-w-full"
      >
        {open && (
          <div className="flex h-full flex-col p-4">
            <IconButton label={words.close} onClick={() => setOpen(false)} className="self-end">
              <X size={20} aria-hidden="true" />
            </IconButton>
            <div className="grid grow content-center justify-items-center gap-6">
              <TillPaper revealed={revealed} label={label} large />
              <p className="max-w-xs text-center text-sm text-pretty">{words.hint}</p>
            </div>
          </div>
        )}
      </dialog>
    </>
  );
}

/** Keeps the screen from going dark where the browser lets us; no page can make it brighter. */
function useAwake(active: boolean): void {
  useEffect(() => {
    if (!active || !('wakeLock' in navigator)) return;
    const asked = navigator.wakeLock.request('screen').catch(() => null);
    return () => void asked.then((lock) => lock?.release());
  }, [active]);
}
