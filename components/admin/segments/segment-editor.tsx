'use client';
import { Plus, Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Attributes, Condition, SegmentRule, SegmentView } from '#modules/identity/schema.ts';
import { saveSegment } from '#server/actions/segments.ts';
import { answerOf, useExplain } from '../explain.ts';
import { ConditionRow } from './condition-row.tsx';
import { blank, isFilled } from './conditions.ts';
import { usePreview } from './use-preview.ts';

const MOST = 10;
/** Conditions have no ids of their own; a key that stays keeps focus where it is. */
type Row = { key: number; condition: Condition };
type SegmentEditorProps = { segment?: SegmentView; attributes: Attributes };

/** Names a group and says who is in it; the count follows while one writes. */
export function SegmentEditor({ segment, attributes }: SegmentEditorProps) {
  const t = useTranslations('people.segment');
  const explain = useExplain();
  const router = useRouter();
  const [name, setName] = useState(segment?.name ?? '');
  const [match, setMatch] = useState<SegmentRule['match']>(segment?.rule.match ?? 'all');
  const [rows, setRows] = useState<Row[]>(
    (segment?.rule.conditions ?? [blank('country')]).map((condition, key) => ({ key, condition })),
  );
  const [people, setPeople] = useState(segment?.people ?? {});
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const rule = { match, conditions: rows.map((row) => row.condition) };
  const whole = rule.conditions.every(isFilled);
  const change = (key: number) => (condition: Condition, known?: Record<string, string>) => {
    setRows((all) => all.map((row) => (row.key === key ? { key, condition } : row)));
    if (known) setPeople(known);
  };
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (!name.trim() || !whole) return setProblem(t(name.trim() ? 'needValues' : 'needName'));
    start(async () => {
      const edited = segment && { segmentId: segment.segmentId, version: segment.version };
      const answer = await answerOf(saveSegment({ ...edited, name, rule }));
      if (!answer.ok) return setProblem(explain(answer.error));
      toast(t('saved', { name: name.trim() }));
      router.push(`/admin/people/segments/${answer.data.segmentId}`);
      router.refresh();
    });
  };
  return (
    <form onSubmit={save} noValidate className="grid max-w-2xl gap-5">
      <Field id="segment-name" label={t('name')}>
        <Input
          {...describedBy('segment-name', {})}
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-sm font-semibold">{t('who')}</h2>
          {rows.length > 1 && (
            <SegmentedControl
              legend={t('match')}
              name="match"
              value={match}
              onChange={(value) => setMatch(value === 'any' ? 'any' : 'all')}
              options={[
                { value: 'all', label: t('matchAll') },
                { value: 'any', label: t('matchAny') },
              ]}
            />
          )}
        </div>
        <ul className="grid gap-2">
          {rows.map(({ key, condition }, i) => (
            <ConditionRow
              key={key}
              number={i + 1}
              condition={condition}
              attributes={attributes}
              people={people}
              onChange={change(key)}
              onRemove={rows.length > 1 ? () => setRows(rows.filter((row) => row.key !== key)) : undefined}
            />
          ))}
        </ul>
        {rows.length < MOST && (
          <Button
            variant="quiet"
            size="sm"
            className="justify-self-start"
            onClick={() =>
              setRows([
                ...rows,
                { key: Math.max(...rows.map((row) => row.key)) + 1, condition: blank('costCentre') },
              ])
            }
          >
            <Plus size={15} aria-hidden="true" />
            {t('addCondition')}
          </Button>
        )}
      </div>
      <PreviewLine rule={rule} whole={whole} />
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={pending}>
          {t('save')}
        </Button>
        <Button onClick={() => router.back()}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

function PreviewLine({ rule, whole }: { rule: SegmentRule; whole: boolean }) {
  const t = useTranslations('people.segment');
  const { format } = useSpeech();
  const preview = usePreview(rule);
  const names = new Intl.ListFormat(format.settings.locale, { type: 'conjunction' });
  return (
    <p
      aria-live="polite"
      className="flex min-h-14 items-center gap-3 rounded-base bg-sunken px-4 py-3 text-sm text-pretty"
    >
      <Users size={18} aria-hidden="true" className="shrink-0 text-muted" />
      {!whole && t('previewBlank')}
      {whole && !preview && t('counting')}
      {whole && preview && (
        <span>
          <strong className="font-semibold">
            {t('preview', { count: preview.count, n: format.number(preview.count) })}
          </strong>
          {preview.names.length > 0 && (
            <span className="text-muted">
              {' '}
              {preview.count > preview.names.length
                ? t('such', { names: preview.names.join(', ') })
                : names.format(preview.names)}
            </span>
          )}
        </span>
      )}
    </p>
  );
}
