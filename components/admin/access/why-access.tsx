'use client';
import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Answer, OperatorRow } from '#modules/identity/schema.ts';
import { whyAccess } from '#server/actions/access.ts';
import { answerOf, useExplain } from '../explain.ts';

type WhyAccessProps = {
  operators: OperatorRow[];
  permissions: { name: string; words: string }[];
};

/** Answers why somebody can or cannot do something, by the role or limit that decides. */
export function WhyAccess(props: WhyAccessProps) {
  const t = useTranslations('people.why');
  const common = useTranslations('admin.common');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <CircleHelp size={16} aria-hidden="true" />
        {t('open')}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('title')} closeLabel={common('close')}>
        <WhyForm {...props} />
      </Drawer>
    </>
  );
}

function WhyForm({ operators, permissions }: WhyAccessProps) {
  const t = useTranslations('people.why');
  const explain = useExplain();
  const [operatorId, setOperatorId] = useState('');
  const [permission, setPermission] = useState('');
  const [answer, setAnswer] = useState<Answer>();
  const [problem, setProblem] = useState<string>();
  const [, start] = useTransition();
  const ask = (who: string, what: string) => {
    setOperatorId(who);
    setPermission(what);
    setAnswer(undefined);
    if (!who || !what) return;
    start(async () => {
      const heard = await answerOf(whyAccess({ operatorId: who, permission: what }));
      setAnswer(heard.ok ? heard.data : undefined);
      setProblem(heard.ok ? undefined : explain(heard.error));
    });
  };
  const name = operators.find((each) => each.operatorId === operatorId)?.name ?? '';
  return (
    <div className="grid gap-4 pt-1">
      <Field id="why-who" label={t('who')}>
        <Select id="why-who" value={operatorId} onChange={(event) => ask(event.target.value, permission)}>
          <option value="" />
          {operators.map((each) => (
            <option key={each.operatorId} value={each.operatorId}>
              {each.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="why-what" label={t('what')}>
        <Select id="why-what" value={permission} onChange={(event) => ask(operatorId, event.target.value)}>
          <option value="" />
          {permissions.map((each) => (
            <option key={each.name} value={each.name}>
              {each.words}
            </option>
          ))}
        </Select>
      </Field>
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      {answer && <Verdict answer={answer} name={name} />}
    </div>
  );
}

const TONES = { yes: 'success', partly: 'warning', no: 'danger' } as const;

function Verdict({ answer, name }: { answer: Answer; name: string }) {
  const t = useTranslations('people.why');
  const { may, because, by, others } = answer;
  const roles = by
    .map((role) => (role.costCentres ? `${role.name} (${role.costCentres.join(', ')})` : role.name))
    .join(', ');
  return (
    <Notice live tone={TONES[may]} title={t(may, { name })}>
      <p>{t(because, { name, roles })}</p>
      {because === 'no_role' && others.length > 0 && <p>{t('others', { roles: others.join(', ') })}</p>}
    </Notice>
  );
}
