'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { RoleRow } from '#modules/identity/schema.ts';
import { forgetRole, saveRole } from '#server/actions/access.ts';
import { answerOf, useExplain } from '../explain.ts';
import { groupsOf } from './permission-groups.ts';

type RoleEditorProps = {
  /** None: a new one. */
  role?: RoleRow;
  label: string;
  variant: 'primary' | 'quiet';
  /** Every permission with its words; whoever edits holds only some, and can give only those. */
  permissions: { name: string; words: string; mine: boolean }[];
};

/** Opens what a role holds, to be changed. */
export function RoleEditor({ role, label, variant, permissions }: RoleEditorProps) {
  const t = useTranslations('people.access');
  const common = useTranslations('admin.common');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size={role ? 'sm' : 'md'} variant={variant} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Drawer
        open={open}
        onClose={close}
        title={role ? t('editRole', { name: role.name }) : t('newRole')}
        closeLabel={common('close')}
      >
        <RoleForm {...(role && { role })} permissions={permissions} onDone={close} />
      </Drawer>
    </>
  );
}

type RoleFormProps = Pick<RoleEditorProps, 'role' | 'permissions'> & { onDone: () => void };

function RoleForm({ role, permissions, onDone }: RoleFormProps) {
  const t = useTranslations('people.access');
  const explain = useExplain();
  const router = useRouter();
  const [name, setName] = useState(role?.name ?? '');
  const [held, setHeld] = useState<readonly string[]>(role?.permissions ?? []);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const known = new Map(permissions.map((each) => [each.name, each]));
  const done = (sentence: string) => {
    toast(sentence);
    onDone();
    router.refresh();
  };
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (!name.trim() || held.length === 0) return setProblem(t(name.trim() ? 'needPermission' : 'needName'));
    start(async () => {
      const edited = role && { roleId: role.roleId, version: role.version };
      const answer = await answerOf(saveRole({ ...edited, name: name.trim(), permissions: held }));
      if (answer.ok) return done(t('roleSaved', { name: name.trim() }));
      setProblem(answer.error?.code === 'forbidden' ? answer.error.message : explain(answer.error));
    });
  };
  const forget = () =>
    start(async () => {
      if (!role) return;
      const answer = await answerOf(forgetRole({ roleId: role.roleId }));
      if (answer.ok) return done(t('roleDeleted', { name: role.name }));
      setProblem(explain(answer.error));
    });
  return (
    <form onSubmit={save} noValidate className="grid gap-4 pt-1">
      <Field id="role-name" label={t('name')}>
        <Input
          {...describedBy('role-name', {})}
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {groupsOf(permissions.map((each) => each.name)).map(([area, names]) => (
        <fieldset key={area} className="grid gap-1.5 border-t border-hairline pt-3">
          <legend className="sr-only">{area}</legend>
          {names.map((each) => (
            <Checkbox
              key={each}
              label={known.get(each)?.words ?? each}
              checked={held.includes(each)}
              disabled={!known.get(each)?.mine}
              onChange={(event) =>
                setHeld(event.target.checked ? [...held, each] : held.filter((one) => one !== each))
              }
            />
          ))}
        </fieldset>
      ))}
      <p className="text-xs text-muted">{t('onlyMine')}</p>
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={pending} className="grow">
          {t('saveRole')}
        </Button>
        {role && (
          <Button variant="danger" disabled={pending} onClick={forget}>
            {t('deleteRole')}
          </Button>
        )}
      </div>
    </form>
  );
}
