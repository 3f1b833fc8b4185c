'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/ui/choice.tsx';
import { Input } from '#components/ui/field.tsx';
import { type HeldRole, LIMITED_PERMISSIONS, type RoleRow } from '#modules/identity/schema.ts';

export type Picked = Record<string, string>;
type RolePickerProps = { roles: RoleRow[]; picked: Picked; onChange: (picked: Picked) => void };

/** Roles to hold, each everywhere or for some cost centres; by role the cost centres as they are typed. */
export function RolePicker({ roles, picked, onChange }: RolePickerProps) {
  const t = useTranslations('people.access');
  const without = (roleId: string) =>
    Object.fromEntries(Object.entries(picked).filter(([each]) => each !== roleId));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('roles')}</legend>
      {roles.map(({ roleId, name, permissions }) => {
        const centres = picked[roleId];
        return (
          <div key={roleId} className="grid gap-2 rounded-base border border-hairline px-3 py-2">
            <Checkbox
              label={name}
              checked={centres !== undefined}
              onChange={(event) =>
                onChange(event.target.checked ? { ...picked, [roleId]: '' } : without(roleId))
              }
            />
            {centres !== undefined && mayBeLimited(permissions) && (
              <div className="grid gap-1 ps-6">
                <Input
                  height="sm"
                  aria-label={t('limitOf', { name })}
                  aria-describedby={`${roleId}-limit`}
                  placeholder={t('everywhere')}
                  value={centres}
                  maxLength={400}
                  onChange={(event) => onChange({ ...picked, [roleId]: event.target.value })}
                />
                <p id={`${roleId}-limit`} className="text-xs text-muted">
                  {t('limitHint')}
                </p>
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function mayBeLimited(permissions: readonly string[]): boolean {
  return permissions.every((each) => LIMITED_PERMISSIONS.some((known) => known === each));
}

/** What was picked, as the server wants it: no cost centres mean everywhere. */
export function rolesOf(picked: Picked): { roleId: string; costCentres: string[] | null }[] {
  return Object.entries(picked).map(([roleId, typed]) => {
    const centres = typed
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean);
    return { roleId, costCentres: centres.length > 0 ? centres : null };
  });
}

export function pickedOf(held: readonly HeldRole[]): Picked {
  return Object.fromEntries(held.map((each) => [each.roleId, each.costCentres?.join(', ') ?? '']));
}
