'use client';
import { UserCheck, UserPen, UserX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Result } from '#lib/result.ts';
import type { OperatorRow, RoleRow } from '#modules/identity/schema.ts';
import { closeOperator, giveRoles, reopenOperator } from '#server/actions/access.ts';
import { EffectDialog } from '../effect-dialog.tsx';
import { answerOf, useExplain } from '../explain.ts';
import { pickedOf, RolePicker, rolesOf } from './role-picker.tsx';

type OperatorActionsProps = { operator: OperatorRow; roles: RoleRow[] };

/** What can be done with one operator: other roles, no access, access again. */
export function OperatorActions({ operator, roles }: OperatorActionsProps) {
  const t = useTranslations('people.access');
  const common = useTranslations('admin.common');
  const [asked, setAsked] = useState<'roles' | 'status'>();
  const close = () => setAsked(undefined);
  const { operatorId, name, status } = operator;
  const active = status === 'active';
  return (
    <>
      <div className="flex justify-end">
        <IconButton label={t('changeOf', { name })} onClick={() => setAsked('roles')} className="size-8!">
          <UserPen size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t(active ? 'disableTitle' : 'enableTitle', { name })}
          onClick={() => setAsked('status')}
          className="size-8!"
        >
          {active ? <UserX size={16} aria-hidden="true" /> : <UserCheck size={16} aria-hidden="true" />}
        </IconButton>
      </div>
      <Drawer
        open={asked === 'roles'}
        onClose={close}
        title={t('rolesOf', { name })}
        closeLabel={common('close')}
      >
        <RolesForm operator={operator} roles={roles} onDone={close} />
      </Drawer>
      <EffectDialog
        open={asked === 'status'}
        onClose={close}
        title={t(active ? 'disableTitle' : 'enableTitle', { name })}
        effect={<p>{t(active ? 'disableEffect' : 'enableEffect')}</p>}
        doLabel={t(active ? 'disable' : 'enable')}
        danger={active}
        act={(): Promise<Result<unknown>> =>
          active ? closeOperator({ operatorId }) : reopenOperator({ operatorId })
        }
        done={() => t(active ? 'disabled' : 'enabled', { name })}
      />
    </>
  );
}

function RolesForm({ operator, roles, onDone }: OperatorActionsProps & { onDone: () => void }) {
  const t = useTranslations('people.access');
  const explain = useExplain();
  const router = useRouter();
  const [picked, setPicked] = useState(pickedOf(operator.roles));
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    const given = rolesOf(picked);
    if (given.length === 0) return setProblem(t('needRole'));
    start(async () => {
      const answer = await answerOf(giveRoles({ operatorId: operator.operatorId, roles: given }));
      if (!answer.ok)
        return setProblem(answer.error?.code === 'forbidden' ? answer.error.message : explain(answer.error));
      toast(t('changed', { name: operator.name }));
      onDone();
      router.refresh();
    });
  };
  return (
    <form onSubmit={save} className="grid gap-4 pt-1">
      <p className="text-sm text-muted">{t('rolesLead')}</p>
      <RolePicker roles={roles} picked={picked} onChange={setPicked} />
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" block busy={pending}>
        {t('saveRoles')}
      </Button>
    </form>
  );
}
