import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { RoleRow } from '#modules/identity/schema.ts';
import { groupsOf } from './permission-groups.ts';
import { RoleEditor } from './role-editor.tsx';

type RoleMatrixProps = {
  roles: RoleRow[];
  permissions: { name: string; words: string; mine: boolean }[];
  format: Format;
};

/** Every role against every permission. */
export function RoleMatrix({ roles, permissions, format }: RoleMatrixProps) {
  const t = useTranslations('people.access');
  const words = new Map(permissions.map((each) => [each.name, each.words]));
  return (
    <Table aria-label={t('matrix')}>
      <thead>
        <tr>
          <Th className="min-w-56">{t('permission')}</Th>
          {roles.map((role) => (
            <Th key={role.roleId} className="h-auto! min-w-28 py-2 text-center! align-bottom">
              <span className="block text-row font-semibold text-text">
                <bdi>{role.name}</bdi>
              </span>
              <span className="block font-normal">
                {t('heldBy', { count: role.held, n: format.number(role.held) })}
              </span>
              {role.isOwner ? (
                <span className="block h-8 leading-8 font-normal">{t('everything')}</span>
              ) : (
                <RoleEditor role={role} label={t('edit')} variant="quiet" permissions={permissions} />
              )}
            </Th>
          ))}
        </tr>
      </thead>
      {groupsOf(permissions.map((each) => each.name)).map(([area, names]) => (
        <tbody key={area} className="border-b border-hairline last:border-0">
          {names.map((name) => (
            <Tr key={name} className="border-0!">
              <Td className="whitespace-normal!">{words.get(name)}</Td>
              {roles.map((role) => (
                <Td key={role.roleId} className="text-center!">
                  {role.permissions.includes(name) ? (
                    <Check
                      size={16}
                      role="img"
                      aria-label={t('holds')}
                      className="mx-auto text-success-text"
                    />
                  ) : (
                    <span className="text-faint">
                      <span aria-hidden="true">·</span>
                      <span className="sr-only">{t('holdsNot')}</span>
                    </span>
                  )}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      ))}
    </Table>
  );
}
