'use client';
import { Delete } from 'lucide-react';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0'];
/** Far beyond any voucher, and exact. */
const MOST = 99_999_999_999;

/** The amount after a key of the keypad: digits come in from the right, as on a cash register. */
export function pressed(amount: number, key: string): number {
  if (key === 'Backspace') return Math.floor(amount / 10);
  if (!/^\d+$/.test(key)) return amount;
  const next = amount * 10 ** key.length + Number(key);
  return next > MOST ? amount : next;
}

type KeypadProps = { deleteLabel: string; onKey: (key: string) => void };

export function Keypad({ deleteLabel, onKey }: KeypadProps) {
  const look = cx(buttonClass({ size: 'lg', block: true }), 'tabular text-lg');
  return (
    <div className="grid grid-cols-3 gap-2" dir="ltr">
      {KEYS.map((key) => (
        <button key={key} type="button" className={look} onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
      <button type="button" className={look} aria-label={deleteLabel} onClick={() => onKey('Backspace')}>
        <Delete size={20} aria-hidden="true" />
      </button>
    </div>
  );
}
