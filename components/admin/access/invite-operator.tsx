'use client';
import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { FieldError } from '#lib/errors.ts';
import type { RoleRow } from '#modules/identity/schema.ts';
import { askOperatorIn } from '#server/actions/access.ts';
import { answerOf, useExplain } from '../explain.ts';
import { firstFocus } from '../first-focus.ts';
import { type Picked, RolePicker, rolesOf } from './role-picker.tsx';

export function InviteOperator({ roles }: { roles: RoleRow[] }) {
  const t = useTranslations('people.access');
  const common = useTranslations('admin.common');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus size={16} aria-hidden="true" />
        {t('invite')}
      </Button>
      <Drawer open={open} onClose={close} title={t('inviteTitle')} closeLabel={common('close')}>
        <InviteForm roles={roles} onDone={close} />
      </Drawer>
    </>
  );
}

function InviteForm({ roles, onDone }: { roles: RoleRow[]; onDone: () => void }) {
  const t = useTranslations('people.access');
  const explain = useExplain();
  const router = useRouter();
  const [picked, setPicked] = useState<Picked>({});
  const [fields, setFields] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const wrong = (field: string) => fields.find((each) => each.field === field)?.message;
  const send = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, email] = [String(form.get('name')), String(form.get('email'))];
    const given = rolesOf(picked);
    if (given.length === 0) return setProblem(t('needRole'));
    start(async () => {
      const answer = await answerOf(askOperatorIn({ name, email, roles: given }));
      if (!answer.ok) {
        setFields(answer.error?.fields ?? []);
        return setProblem(explain(answer.error));
      }
      toast(t('invited', { name }));
      onDone();
      router.refresh();
    });
  };
  return (
    <form onSubmit={send} className="grid gap-4 pt-1">
      <p className="text-sm text-pretty text-muted">{t('inviteLead')}</p>
      <Field id="operator-name" label={t('name')} error={wrong('name')}>
        <Input
          {...describedBy('operator-name', { error: wrong('name') })}
          ref={firstFocus}
          name="name"
          required
          maxLength={120}
          autoComplete="off"
        />
      </Field>
      <Field id="operator-email" label={t('email')} error={wrong('email')}>
        <Input
          {...describedBy('operator-email', { error: wrong('email') })}
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="off"
        />
      </Field>
      <RolePicker roles={roles} picked={picked} onChange={setPicked} />
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" block busy={pending}>
        {t('send')}
      </Button>
    </form>
  );
}
