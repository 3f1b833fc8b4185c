import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { PermissionKey } from './permission-key.ts';

type NoPermissionProps = { title: string; permission: PermissionKey; roles: string[] };

/** What is shown in place of a page that the operator's roles do not open. */
export function NoPermission({ title, permission, roles }: NoPermissionProps) {
  const t = useTranslations('admin');
  const name = t(`permissions.${permission}`);
  return (
    <div className="grid min-h-[70dvh] content-center">
      <h1 className="sr-only">{title}</h1>
      <EmptyState icon={Lock} title={t('states.deniedTitle')}>
        <p>
          {roles.length > 0
            ? t('states.deniedBody', { permission: name, roles: roles.join(', ') })
            : t('states.deniedNoRoles', { permission: name })}
        </p>
      </EmptyState>
    </div>
  );
}
