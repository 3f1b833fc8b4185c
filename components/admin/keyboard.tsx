'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { openPalette, openShortcuts } from './habits.ts';
import type { Place } from './places.ts';
import { closePanel, focusSearch, moveRow, rowHasFocus, tickRow } from './row-keys.ts';

const CHORD_MS = 1200;

/** The console's keys, in one place. Keys typed into a field stay there. */
export function Keyboard({ places }: { places: Place[] }) {
  const router = useRouter();
  useEffect(() => {
    let chordUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((event.metaKey || event.ctrlKey) && key === 'k') return take(event, openPalette);
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target)) return key === 'escape' ? leaveField(event) : undefined;
      if (document.querySelector('dialog[open]')) return;
      const chord = event.timeStamp < chordUntil;
      chordUntil = key === 'g' && !chord ? event.timeStamp + CHORD_MS : 0;
      const place = chord && places.find((each) => each.letter === key);
      if (place) return take(event, () => router.push(place.href));
      return plainKey(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [places, router]);
  return null;
}

function plainKey(event: KeyboardEvent): void {
  const { key } = event;
  const arrows = rowHasFocus();
  if (key === '/') take(event, focusSearch);
  else if (key === '?') take(event, openShortcuts);
  else if (key === 'j' || (key === 'ArrowDown' && arrows)) take(event, () => moveRow(1));
  else if (key === 'k' || (key === 'ArrowUp' && arrows)) take(event, () => moveRow(-1));
  else if (key === 'x' && tickRow()) event.preventDefault();
  else if (key === 'Escape' && !document.querySelector('details[open]')) closePanel();
}

function take(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  act();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]),textarea,select');
}

function leaveField(event: KeyboardEvent): void {
  const field = event.target as HTMLElement;
  if (document.querySelector('dialog[open]')) return;
  // The browser would empty it, and with it the list's filter.
  if (field.matches('input[type="search"]') && !field.closest('[popover]')) event.preventDefault();
  field.blur();
}
