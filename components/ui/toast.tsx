'use client';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';

type ToastTone = 'plain' | 'success' | 'danger';
type Message = { id: number; text: string; tone: ToastTone };
const LIFE_MS = 5000;
const ICONS = { success: CircleCheck, danger: CircleAlert } as const;
let messages: readonly Message[] = [];
let last = 0;
const listeners = new Set<() => void>();

/** Says something short at the foot of the screen, for five seconds; also read out. */
export function toast(text: string, tone: ToastTone = 'plain'): void {
  last += 1;
  const id = last;
  set([...messages.slice(-2), { id, text, tone }]);
  setTimeout(() => set(messages.filter((m) => m.id !== id)), LIFE_MS);
}

/** Place once in a layout. */
export function Toaster() {
  const box = useRef<HTMLOutputElement>(null);
  const shown = useSyncExternalStore(
    subscribe,
    () => messages,
    () => NONE,
  );
  const newest = shown.at(-1)?.id ?? 0;
  useEffect(() => {
    // The popover shown last is drawn above all others, and above an open dialog. It is there before it says anything,
    // because what appears together with its words is not read out.
    if (box.current?.matches(':popover-open')) box.current.hidePopover();
    if (newest >= 0) box.current?.showPopover();
  }, [newest]);
  return (
    <output ref={box} popover="manual" aria-live="polite" className="toasts">
      {shown.map(({ id, text, tone }) => (
        <ToastCard key={id} text={text} tone={tone} />
      ))}
    </output>
  );
}

/** How a toast looks. */
export function ToastCard({ text, tone }: { text: string; tone: ToastTone }) {
  const Icon = tone === 'plain' ? null : ICONS[tone];
  return (
    <span className="rise flex max-w-md items-start gap-2 rounded-base border border-transparent bg-text px-4 py-2.5 text-sm text-bg shadow-float">
      {Icon && <Icon size={16} aria-hidden="true" className="mt-0.5 shrink-0" />}
      <span className="min-w-0 text-pretty break-words">{text}</span>
    </span>
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
