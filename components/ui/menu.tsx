'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';

type MenuProps = {
  label: string;
  trigger: ReactNode;
  children: ReactNode;
  triggerClass?: string;
  className?: string;
  onOpen?: () => void;
};

/** A native <details> that closes on Escape, on a click elsewhere, and when an item was chosen; arrows walk its items. */
export function Menu({ label, trigger, children, triggerClass, className, onOpen }: MenuProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const box = ref.current;
      if (!box?.open) return;
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
      if (escaped) box.querySelector('summary')?.focus();
      if (escaped || (event.type === 'click' && !box.contains(event.target as Node))) box.open = false;
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const walk = (event: React.KeyboardEvent) => {
    const items = [...(ref.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
    const next = step(event.key, items.indexOf(document.activeElement as HTMLElement), items.length);
    if (next === undefined) return;
    event.preventDefault();
    if (ref.current) ref.current.open = true;
    items[next]?.focus();
  };
  const chosen = (event: React.MouseEvent) => {
    if ((event.target as Element).closest('a,button') && ref.current) ref.current.open = false;
  };
  return (
    <details
      ref={ref}
      className="relative"
      onKeyDown={walk}
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
    >
      <summary aria-label={label} className={triggerClass}>
        {trigger}
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the items inside are the controls. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key press on an item arrives as a click. */}
      <div
        onClick={chosen}
        className={cx(
          'absolute end-0 top-full z-30 mt-1 grid min-w-48 gap-0.5 rounded-base border border-hairline bg-raised p-1',
          'shadow-float rise',
          className,
        )}
      >
        {children}
      </div>
    </details>
  );
}

const ITEMS = ':scope > div :is(a, button):not(:disabled)';

/** Which item a key goes to; -1 stands on the trigger. */
function step(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return at + 1 < count ? at + 1 : 0;
  if (key === 'ArrowUp') return at > 0 ? at - 1 : count - 1;
  if (at >= 0 && key === 'Home') return 0;
  if (at >= 0 && key === 'End') return count - 1;
  return undefined;
}

export const MENU_ITEM =
  'flex h-9 w-full items-center gap-2 rounded-sm px-3 text-start text-sm whitespace-nowrap hover:bg-sunken';
