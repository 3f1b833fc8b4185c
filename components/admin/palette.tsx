'use client';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { onAsked } from './habits.ts';
import type { Place } from './places.ts';

const PaletteDialog = dynamic(() => import('./palette-dialog.tsx').then((file) => file.PaletteDialog), {
  ssr: false,
});

/** The command palette; its code is loaded when it is first asked for. */
export function Palette({ places }: { places: Place[] }) {
  const [state, setState] = useState({ wanted: false, open: false });
  useEffect(() => onAsked('palette', () => setState({ wanted: true, open: true })), []);
  if (!state.wanted) return null;
  return (
    <PaletteDialog
      places={places}
      open={state.open}
      onClose={() => setState({ wanted: true, open: false })}
    />
  );
}
