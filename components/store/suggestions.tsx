'use client';
import { History, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { Card } from '#modules/orders/schema.ts';
import { Thumb } from './art.tsx';
import { useSpeech } from './speech.tsx';

export type Suggestions = { brands: { id: string; name: string }[]; products: Card[] };
/** One line of the list: where it leads, and what the box says when it is a search. */
export type Option = { id: string; href: string; text?: string; group: string; view: ReactNode };
type ListProps = { id: string; options: Option[]; active: number; onPick: (option: Option) => void };

/** The list below the search box. The focus stays in the box, which says which line is the active one. */
export function SuggestionList({ id, options, active, onPick }: ListProps) {
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <div
      id={id}
      role="listbox"
      aria-label={groups.join(', ')}
      className="rise absolute inset-x-0 top-full z-30 mt-2 max-h-[60dvh] overflow-y-auto rounded-base border border-hairline bg-raised p-1 shadow-float"
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
        <div key={group} role="group" aria-label={group}>
          <p aria-hidden="true" className="px-3 pt-2 pb-1 text-xs font-medium text-muted">
            {group}
          </p>
          {options.map(
            (option, index) =>
              option.group === group && (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search box's.
                <div
                  key={option.id}
                  id={option.id}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onPick(option)}
                  className={cx(
                    'flex min-h-12 cursor-pointer items-center gap-3 rounded-sm px-3 py-1.5 text-sm hover:bg-sunken',
                    index === active && 'bg-sunken outline-2 -outline-offset-2 outline-ring',
                  )}
                >
                  {option.view}
                </div>
              ),
          )}
        </div>
      ))}
    </div>
  );
}

export function SearchLine({ text, before = false }: { text: string; before?: boolean }) {
  const Icon = before ? History : Search;
  return (
    <>
      <Icon size={16} aria-hidden="true" className="shrink-0 text-muted" />
      <span className="truncate font-medium">{text}</span>
    </>
  );
}

export function ProductLine({ card }: { card: Card }) {
  const { format } = useSpeech();
  return (
    <>
      <Thumb src={card.artUrl} size="sm" />
      <span className="min-w-0 grow truncate">{card.name}</span>
      {card.fromPoints !== null && (
        <span className="tabular shrink-0 text-xs text-muted">{format.points(card.fromPoints)}</span>
      )}
    </>
  );
}
