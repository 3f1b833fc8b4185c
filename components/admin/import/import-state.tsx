import { useTranslations } from 'next-intl';
import { StatusDot, type Tone } from '#components/ui/badge.tsx';
import type { ImportState } from '#modules/people/schema.ts';

const TONES: Record<ImportState, Tone> = { read: 'warning', applied: 'success', undone: 'neutral' };

export function ImportStateDot({ state }: { state: ImportState }) {
  const t = useTranslations('people.import.states');
  return <StatusDot tone={TONES[state]}>{t(state)}</StatusDot>;
}
