'use client';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { ROUNDINGS, RULE_SCOPES } from '#modules/catalog/schema.ts';
import { basisPoints, type Draft } from './price-draft.ts';
import { PriceTarget } from './price-target.tsx';
import { SmallField } from './small-field.tsx';

type PriceRuleRowProps = {
  draft: Draft;
  at: number;
  count: number;
  /** Listings whose price it decides, where that is known. */
  decides: number | undefined;
  suppliers: { value: string; label: string }[];
  disabled: boolean;
  onChange: (to: Draft) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** One rule: what it is for, what it puts on, and its place among the others. */
export function PriceRuleRow(props: PriceRuleRowProps) {
  const { draft, at, count, decides, suppliers, disabled, onChange, onMove, onRemove } = props;
  const t = useTranslations('wares.prices');
  const { format } = useSpeech();
  const [percent, setPercent] = useState(String(draft.markupBasisPoints / 100));
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const nth = { n: format.number(at + 1) };
  return (
    <li className="border-b border-hairline px-4 py-3">
      <fieldset disabled={disabled} className="flex flex-wrap items-end gap-3">
        <legend className="sr-only">{t('rule', nth)}</legend>
        <span aria-hidden="true" className="tabular w-5 self-center text-row text-muted">
          {format.number(at + 1)}
        </span>
        <SmallField label={t('for')}>
          {(id) => (
            <Select
              id={id}
              value={draft.scope}
              height="sm"
              className="w-36"
              onChange={(event) =>
                set({ scope: event.target.value as Draft['scope'], target: '', name: null })
              }
            >
              {RULE_SCOPES.filter((scope) => scope !== 'supplier' || suppliers.length > 0).map((scope) => (
                <option key={scope} value={scope}>
                  {t(`scopes.${scope}`)}
                </option>
              ))}
            </Select>
          )}
        </SmallField>
        <PriceTarget draft={draft} suppliers={suppliers} onChange={set} />
        <SmallField label={t('percent')} narrow>
          {(id) => (
            <Input
              id={id}
              height="sm"
              className="tabular text-end"
              inputMode="decimal"
              value={percent}
              aria-invalid={basisPoints(percent) === null || undefined}
              onChange={(event) => {
                setPercent(event.target.value);
                set({ markupBasisPoints: basisPoints(event.target.value) ?? draft.markupBasisPoints });
              }}
              onBlur={() => setPercent(String(draft.markupBasisPoints / 100))}
            />
          )}
        </SmallField>
        <SmallField label={t('points')} narrow>
          {(id) => (
            <Input
              id={id}
              height="sm"
              className="tabular text-end"
              type="number"
              min={0}
              max={1_000_000}
              step={1}
              value={draft.markupPoints}
              onChange={(event) => set({ markupPoints: Math.trunc(Number(event.target.value)) || 0 })}
            />
          )}
        </SmallField>
        <SmallField label={t('roundTo')}>
          {(id) => (
            <Select
              id={id}
              value={draft.roundTo}
              height="sm"
              className="w-36"
              onChange={(event) => set({ roundTo: Number(event.target.value) as Draft['roundTo'] })}
            >
              {ROUNDINGS.map((n) => (
                <option key={n} value={n}>
                  {n === 1 ? t('whole') : t('next', { n: format.number(n) })}
                </option>
              ))}
            </Select>
          )}
        </SmallField>
        <span className="tabular grow self-center text-end text-row text-muted">
          {decides !== undefined && t('decides', { count: decides, n: format.number(decides) })}
        </span>
        <span className="flex">
          <IconButton label={t('up', nth)} disabled={at === 0} onClick={() => onMove(at - 1)}>
            <ArrowUp size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('down', nth)} disabled={at === count - 1} onClick={() => onMove(at + 1)}>
            <ArrowDown size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('remove', nth)} onClick={onRemove}>
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        </span>
      </fieldset>
    </li>
  );
}
