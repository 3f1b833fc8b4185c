'use client';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { type Format, type FormatSettings, formatter } from '#i18n/format.ts';
import type { Messages } from '#i18n/messages.ts';

/** The words that islands of every page may say; each page carries them. */
type Words = {
  common: Pick<
    Messages['common'],
    'skip' | 'loading' | 'close' | 'back' | 'retry' | 'toStart' | 'clear' | 'refused'
  >;
  states: Pick<
    Messages['states'],
    'notFoundTitle' | 'notFoundBody' | 'errorTitle' | 'errorBody' | 'errorRef'
  >;
};
type Speech = Words & { format: Format };
const SpeechContext = createContext<Speech | null>(null);

/** Gives islands the few words and the number formats that all of them need. */
export function SpeechProvider({
  settings,
  common,
  states,
  children,
}: Words & { settings: FormatSettings; children: ReactNode }) {
  const value = useMemo(() => ({ format: formatter(settings), common, states }), [settings, common, states]);
  return <SpeechContext value={value}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('useSpeech needs a SpeechProvider above it');
  return speech;
}
