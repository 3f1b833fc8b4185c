'use client';
import { Combobox as Base } from '@base-ui/react/combobox';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Check, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { INPUT } from './field.tsx';

export type ComboboxItem = { value: string; label: string; detail?: string };
export type ComboboxProps = {
  label: string;
  items: ComboboxItem[];
  value: ComboboxItem | null;
  onChange: (item: ComboboxItem | null) => void;
  placeholder?: string;
  /** What it says when nothing matches. */
  emptyText: string;
  clearLabel: string;
  /** Where the server searches: called with what is typed; `items` are then shown as they are. */
  onQuery?: (query: string) => void;
  /** Said in the list while the server searches. */
  busyText?: string | undefined;
  /** In front of each item. */
  picture?: (item: ComboboxItem) => ReactNode;
  name?: string;
  invalid?: boolean;
  disabled?: boolean;
};

export function ComboboxList({ label, items, value, onChange, onQuery, ...rest }: ComboboxProps) {
  const id = useId();
  const [place, setPlace] = useState<Element | null>(null);
  const direction = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
  return (
    <DirectionProvider direction={direction}>
      <Base.Root
        items={items}
        value={value}
        onValueChange={onChange}
        isItemEqualToValue={(a, b) => a.value === b.value}
        disabled={rest.disabled ?? false}
        {...(rest.name && { name: rest.name })}
        {...(onQuery && {
          filter: null,
          onInputValueChange: (query: string, { reason }: { reason: string }) =>
            reason === 'item-press' || onQuery(query),
        })}
      >
        <div ref={(box) => setPlace(box?.closest('dialog, main') ?? null)} className="grid gap-1.5">
          <label htmlFor={id} className="text-sm font-medium">
            {label}
          </label>
          <div className="relative">
            <Base.Input
              id={id}
              placeholder={rest.placeholder}
              aria-invalid={rest.invalid || undefined}
              className={`${INPUT} h-12 pe-11 text-base`}
            />
            <Base.Clear
              aria-label={rest.clearLabel}
              className="absolute end-1 top-1 grid size-10 place-items-center rounded-base text-muted hover:text-text"
            >
              <X size={16} aria-hidden="true" />
            </Base.Clear>
          </div>
        </div>
        <ListPopup {...rest} label={label} place={place} />
      </Base.Root>
    </DirectionProvider>
  );
}

type ListPopupProps = Pick<ComboboxProps, 'label' | 'emptyText' | 'busyText' | 'picture'> & {
  place: Element | null;
};

/** Inside an open dialog the list belongs to it: all outside is inert. On a page it belongs to what the page is about. */
function ListPopup({ label, emptyText, busyText, picture, place }: ListPopupProps) {
  return (
    <Base.Portal {...(place && { container: place as HTMLElement })}>
      <Base.Positioner positionMethod="fixed" sideOffset={6} className="z-50 outline-none">
        <Base.Popup className={POPUP}>
          <Base.Status className="px-3 text-sm text-muted not-empty:py-2.5">{busyText}</Base.Status>
          <Base.Empty className="px-3 text-sm text-muted not-empty:py-2.5">
            {busyText ? null : emptyText}
          </Base.Empty>
          <Base.List aria-label={label} className="grid grid-cols-1 outline-none">
            {(item: ComboboxItem) => (
              <Base.Item key={item.value} value={item} className={ITEM}>
                {picture?.(item)}
                <span className="min-w-0 grow">
                  <span className="block truncate text-sm">{item.label}</span>
                  {item.detail && <span className="block truncate text-xs text-muted">{item.detail}</span>}
                </span>
                <Base.ItemIndicator>
                  <Check size={16} aria-hidden="true" className="text-accent-text" />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

const POPUP =
  'max-h-[min(20rem,var(--available-height))] w-(--anchor-width) overflow-y-auto overscroll-contain rounded-base border ' +
  'border-hairline bg-raised p-1 text-text shadow-float';
const ITEM =
  'inner-1 flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5 outline-none data-highlighted:bg-sunken ' +
  'forced-colors:data-highlighted:outline-2';
