'use client';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Combobox, type ComboboxItem } from '#components/ui/combobox.tsx';
import { findMembers } from '#server/actions/identity.ts';
import { answerOf } from '../explain.ts';
import { ValueChips } from './value-chips.tsx';

const PAUSE_MS = 250;
const FOUND = 8;
type PersonValuesProps = {
  label: string;
  values: string[];
  people: Record<string, string>;
  onChange: (values: string[], people: Record<string, string>) => void;
};

/** Single people, found by name or e-mail. */
export function PersonValues({ label, values, people, onChange }: PersonValuesProps) {
  const t = useTranslations('people.segment');
  const [items, setItems] = useState<ComboboxItem[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = (q: string) => {
    clearTimeout(timer.current);
    if (q.trim().length < 2) return setItems([]);
    timer.current = setTimeout(async () => {
      const answer = await answerOf(findMembers({ q, status: 'active', limit: FOUND }));
      const found = answer.ok ? answer.data.items : [];
      setItems(found.map((each) => ({ value: each.memberId, label: each.name, detail: each.email })));
    }, PAUSE_MS);
  };
  const add = (item: ComboboxItem | null) => {
    if (!item || values.includes(item.value)) return;
    onChange([...values, item.value], { ...people, [item.value]: item.label });
  };
  return (
    <div className="grid gap-2">
      <ValueChips
        label={label}
        chosen={values.map((value) => ({ value, label: people[value] ?? value }))}
        options={[]}
        onChange={(next) => onChange(next, people)}
      />
      <Combobox
        label={t('findPerson')}
        items={items}
        value={null}
        onChange={add}
        onQuery={search}
        emptyText={t('nobodyFound')}
        clearLabel={t('clearSearch')}
      />
    </div>
  );
}
