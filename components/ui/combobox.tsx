'use client';
import dynamic from 'next/dynamic';
import type { ComboboxProps } from './combobox-list.tsx';
import { Input } from './field.tsx';

export type { ComboboxItem } from './combobox-list.tsx';

/** One of many, found by typing. Its 50 kB come when it is first shown, so place it in a sheet or a form. */
export function Combobox(props: ComboboxProps) {
  return <List {...props} />;
}

const List = dynamic(() => import('./combobox-list.tsx').then((m) => m.ComboboxList), {
  ssr: false,
  loading: () => <Input disabled height="lg" aria-hidden="true" />,
});
