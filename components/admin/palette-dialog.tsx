'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { PaletteBody } from './palette-body.tsx';
import type { Place } from './places.ts';

type PaletteDialogProps = { places: Place[]; open: boolean; onClose: () => void };

export function PaletteDialog({ places, open, onClose }: PaletteDialogProps) {
  const t = useTranslations('admin.palette');
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <QueryClientProvider client={client}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog; this is the tap beside it. */}
      <dialog
        ref={ref}
        aria-label={t('title')}
        onClose={onClose}
        onClick={(event) => event.target === ref.current && onClose()}
        className={BOX}
      >
        {open && <PaletteBody places={places} onClose={onClose} />}
      </dialog>
    </QueryClientProvider>
  );
}

const BOX =
  'mx-auto mt-[12vh] mb-auto max-h-[70dvh] w-[min(36rem,calc(100vw-1.5rem))] overflow-hidden ' +
  'rounded-lg bg-raised text-text shadow-float';
