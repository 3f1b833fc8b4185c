'use client';
import { useSyncExternalStore } from 'react';

type Message = { id: number; text: string };
const LIFE_MS = 5000;
let messages: readonly Message[] = [];
let last = 0;
const listeners = new Set<() => void>();

/** Says something short at the foot of the screen, for five seconds; also read out. */
export function toast(text: string): void {
  last += 1;
  const id = last;
  set([...messages.slice(-2), { id, text }]);
  setTimeout(() => set(messages.filter((m) => m.id !== id)), LIFE_MS);
}

/** Place once in a layout. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => messages,
    () => NONE,
  );
  return (
    <output
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-24 z-50 grid justify-items-center gap-2 md:bottom-6"
    >
      {shown.map((message) => (
        <span key={message.id} className="rise rounded-base bg-text px-4 py-2.5 text-sm text-bg shadow-float">
          {message.text}
        </span>
      ))}
    </output>
  );
}

const NONE: readonly Message[] = [];

function set(next: readonly Message[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
