import { useTranslations } from 'next-intl';
import type { Format } from '#i18n/format.ts';
import type { Condition, SegmentView } from '#modules/identity/schema.ts';
import { CHIP } from './chip.ts';
import { labelOf } from './conditions.ts';

type RuleWordsProps = { segment: SegmentView; format: Format };

/** A rule as it reads: what each condition asks for. */
export function RuleWords({ segment, format }: RuleWordsProps) {
  const t = useTranslations('people.segment');
  const { conditions, match } = segment.rule;
  return (
    <ul className="grid gap-2 text-sm">
      {conditions.map((condition, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own.
        <li key={i} className="flex flex-wrap items-center gap-2">
          {i > 0 && <span className="text-muted">{t(match === 'all' ? 'and' : 'or')}</span>}
          <span className="font-medium">{t(`fields.${condition.field}`)}</span>
          <ConditionValues condition={condition} people={segment.people} format={format} />
        </li>
      ))}
    </ul>
  );
}

type ConditionValuesProps = { condition: Condition; people: Record<string, string>; format: Format };

function ConditionValues({ condition, people, format }: ConditionValuesProps) {
  const t = useTranslations('people.segment');
  if ('day' in condition) return <span className={CHIP}>{format.longDay(`${condition.day}T12:00:00Z`)}</span>;
  return (
    <>
      {condition.not && <span className="text-muted">{t('isNot')}</span>}
      {condition.values.map((value) => (
        <bdi key={value} className={CHIP}>
          {labelOf(condition.field, value, { format, people })}
        </bdi>
      ))}
    </>
  );
}
