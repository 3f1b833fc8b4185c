'use client';
import { SlidersHorizontal } from 'lucide-react';
import Form from 'next/form';
import { useState } from 'react';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Sheet } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { fill } from '#i18n/fill.ts';
import type { Messages } from '#i18n/messages.ts';
import { useSpeech } from './speech.tsx';

export type Choice = { value: string; label: string };
type Group = { name: 'country' | 'category' | 'maxPoints'; label: string; value: string; choices: Choice[] };
type FilterProps = { groups: Group[]; kept: Record<string, string>; on: number; words: Messages['browse'] };

/** The filters that are not chips. It is a form whose answer is the URL. */
export function FilterSheet({ groups, kept, on, words }: FilterProps) {
  const { common } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="lg"
        onClick={() => setOpen(true)}
        aria-label={on > 0 ? fill(words.filtersOn, { count: on }) : words.filters}
      >
        <SlidersHorizontal size={18} aria-hidden="true" />
        <span className="hidden sm:inline">{words.filters}</span>
        {on > 0 && (
          <span className="tabular grid size-5 place-items-center rounded-full bg-accent text-xs text-on-accent">
            {on}
          </span>
        )}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={words.filters} closeLabel={common.close}>
        <Form action="/browse" scroll={false} onSubmit={() => setOpen(false)} className="grid gap-4 pt-3">
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {groups.map((group) => (
            <Field key={group.name} id={`filter-${group.name}`} label={group.label}>
              <Select id={`filter-${group.name}`} name={group.name} defaultValue={group.value} height="lg">
                {group.choices.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
          <Button type="submit" variant="primary" size="lg" block className="mt-2">
            {words.show}
          </Button>
          {on > 0 && (
            <LinkButton
              href={`/browse?${new URLSearchParams(kept)}`}
              variant="quiet"
              block
              scroll={false}
              onClick={() => setOpen(false)}
            >
              {words.reset}
            </LinkButton>
          )}
        </Form>
      </Sheet>
    </>
  );
}
