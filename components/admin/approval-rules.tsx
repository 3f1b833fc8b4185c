'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { RULED_VERBS, type Rule, type RuledVerb } from '#modules/approvals/schema.ts';
import { changeRule } from '#server/actions/approvals.ts';
import { EffectDialog } from './effect-dialog.tsx';

type RuleOf = { verb: RuledVerb; rule: Rule };
const wordOf = (verb: RuledVerb) => verb.replace('.', '_') as 'points_grant';

/** Says from how many points on an act needs two people. */
export function ApprovalRules({ rules }: { rules: RuleOf[] }) {
  const t = useTranslations('admin.approvals');
  const { format } = useSpeech();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [verb, setVerb] = useState<RuledVerb>('points.grant');
  const [typed, setTyped] = useState('');
  const points = /^\d{1,12}$/.test(typed.trim()) ? Number(typed) : null;
  const rule: Rule = points === null ? { type: 'never' } : { type: 'above', points };
  const words = (of: Rule) =>
    of.type === 'above' ? t('rule.above', { points: format.points(of.points) }) : t(`rule.${of.type}`);
  const present = rules.find((r) => r.verb === verb)?.rule ?? { type: 'never' };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t('rules')}
      </Button>
      <EffectDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('rules')}
        doLabel={t('ruleDo')}
        act={() => changeRule({ verb, rule })}
        done={() => t('ruleDone')}
        effect={
          <>
            <p>{t('ruleEffect')}</p>
            <Field id={`${id}-act`} label={t('ruleAct')}>
              <Select
                id={`${id}-act`}
                value={verb}
                onChange={(event) => setVerb(event.target.value as RuledVerb)}
              >
                {RULED_VERBS.map((each) => (
                  <option key={each} value={each}>
                    {t(`of.${wordOf(each)}`)}
                  </option>
                ))}
              </Select>
            </Field>
            <p className="text-muted">{t('ruleNow', { rule: words(present) })}</p>
            <Field id={id} label={t('rulePoints')} hint={t('rulePointsHint')}>
              <Input
                {...describedBy(id, { hint: true })}
                inputMode="numeric"
                autoComplete="off"
                maxLength={12}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="tabular max-w-40"
              />
            </Field>
            <p aria-live="polite">{t('ruleNew', { rule: words(rule) })}</p>
          </>
        }
      />
    </>
  );
}
