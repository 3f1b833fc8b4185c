'use client';
import { X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';

export type Selected = { id: string; on: boolean }[];
type SelectionProps = {
  /** What to do with those selected, or with all that match the list's filter; shown while there are some. */
  bar: (selected: Selected, clear: () => void, all: boolean) => ReactNode;
  label: (count: number) => string;
  clearLabel: string;
  /** Where more rows match than the page shows: how to choose them all, and how that is called then. */
  matching?: { offer: string; label: string };
  children: ReactNode;
};

/** Follows the boxes named `row` of the table inside, and the one named `every` that ticks them all. */
export function Selection({ bar, label, clearLabel, matching, children }: SelectionProps) {
  const [selected, setSelected] = useState<Selected>([]);
  const [all, setAll] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const read = () => {
    const all = boxes(form.current, 'row');
    const every = boxes(form.current, 'every')[0];
    const ticked = all.filter((box) => box.checked);
    if (every) {
      every.checked = all.length > 0 && ticked.length === all.length;
      every.indeterminate = ticked.length > 0 && !every.checked;
    }
    setAll(false);
    setSelected(ticked.map((box) => ({ id: box.value, on: box.dataset['on'] === 'true' })));
  };
  const clear = () => {
    for (const box of boxes(form.current, 'row')) box.checked = false;
    read();
  };
  return (
    <div>
      <form
        ref={form}
        onSubmit={(event) => event.preventDefault()}
        onChange={(event) => {
          const box = event.target as unknown as HTMLInputElement;
          if (box.name === 'every') for (const each of boxes(form.current, 'row')) each.checked = box.checked;
          read();
        }}
      >
        {children}
      </form>
      {selected.length > 0 && (
        <div className="pointer-events-none sticky bottom-4 z-10 mt-3 flex px-4 lg:px-6">
          <div className={BAR}>
            <span role="status" className="tabular me-2 font-medium">
              {all && matching ? matching.label : label(selected.length)}
            </span>
            {matching && !all && (
              <Button size="sm" variant="quiet" onClick={() => setAll(true)}>
                {matching.offer}
              </Button>
            )}
            {bar(selected, clear, all)}
            <IconButton label={clearLabel} onClick={clear} className="size-8!">
              <X size={16} aria-hidden="true" />
            </IconButton>
          </div>
        </div>
      )}
    </div>
  );
}

function boxes(form: HTMLFormElement | null, name: string): HTMLInputElement[] {
  return Array.from(form?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? []);
}

const BAR =
  'rise pointer-events-auto flex flex-wrap items-center gap-2 rounded-base border border-hairline ' +
  'bg-raised py-1.5 ps-4 pe-1.5 text-sm shadow-float';
