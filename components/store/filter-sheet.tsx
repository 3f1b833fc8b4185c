'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Sign } from '#components/ui/sign.tsx';
import { fill } from '#i18n/fill.ts';
import type { FilterProps } from './filter-props.ts';

const FilterForm = dynamic(async () => (await import('./filter-form.tsx')).FilterForm, { ssr: false });
const fetchForm = () => void import('./filter-form.tsx');

/** The filters that are not chips, fetched when a finger comes near. */
export function FilterSheet(props: FilterProps) {
  const { on, words } = props;
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <Button
        size="lg"
        onPointerEnter={fetchForm}
        onFocus={fetchForm}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
        aria-haspopup="dialog"
        aria-label={on > 0 ? fill(words.filtersOn, { count: on }) : words.filters}
      >
        <Sign name="sliders" className="w-4.5" />
        <span className="hidden sm:inline">{words.filters}</span>
        {on > 0 && (
          <span className="tabular grid size-5 place-items-center rounded-full bg-accent text-xs text-on-accent">
            {on}
          </span>
        )}
      </Button>
      {wanted && <FilterForm {...props} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
