'use client';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Combobox, type ComboboxItem } from '#components/ui/combobox.tsx';
import { Select } from '#components/ui/select.tsx';
import { PRODUCT_KINDS } from '#modules/catalog/schema.ts';
import { findTargets } from '#server/actions/catalog.ts';
import { answerOf } from './explain.ts';
import type { Draft } from './price-draft.ts';
import { SmallField } from './small-field.tsx';

type PriceTargetProps = {
  draft: Draft;
  suppliers: ComboboxItem[];
  onChange: (part: Pick<Draft, 'target' | 'name'>) => void;
};
const PAUSE_MS = 200;

/** Which kind, supplier, brand or product a rule is for. */
export function PriceTarget({ draft, suppliers, onChange }: PriceTargetProps) {
  const t = useTranslations('wares.prices');
  const kinds = useTranslations('admin.catalogue.kinds');
  const { scope, target } = draft;
  if (scope === 'all') return null;
  if (scope === 'brand' || scope === 'product')
    return <Found draft={draft} scope={scope} onChange={onChange} />;
  const options =
    scope === 'kind'
      ? PRODUCT_KINDS.map((kind) => ({ value: kind as string, label: kinds(kind) }))
      : suppliers;
  const name = (value: string) => options.find((each) => each.value === value)?.label ?? null;
  return (
    <SmallField label={t(`scopes.${scope}`)}>
      {(id) => (
        <Select
          id={id}
          value={target}
          height="sm"
          className="w-44"
          onChange={({ target: { value } }) => onChange({ target: value, name: name(value) })}
        >
          <option value="">{t('choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </SmallField>
  );
}

function Found({
  draft,
  scope,
  onChange,
}: Pick<PriceTargetProps, 'draft' | 'onChange'> & { scope: 'brand' | 'product' }) {
  const t = useTranslations('wares.prices');
  const [items, setItems] = useState<ComboboxItem[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = (q: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const answer = await answerOf(findTargets({ scope, q }));
      if (answer.ok) setItems(answer.data);
    }, PAUSE_MS);
  };
  const value = draft.target ? { value: draft.target, label: draft.name ?? draft.target } : null;
  return (
    <div className="w-56">
      <Combobox
        label={t(`scopes.${scope}`)}
        items={items}
        value={value}
        onChange={(item) => onChange({ target: item?.value ?? '', name: item?.label ?? null })}
        onQuery={search}
        placeholder={t('type')}
        emptyText={t('noneFound')}
        clearLabel={t('clear')}
      />
    </div>
  );
}
