import type { Metadata } from 'next';
import { peopleFrame } from '#app/(admin)/_lib/people.ts';
import { RoleEditor } from '#components/admin/access/role-editor.tsx';
import { RoleMatrix } from '#components/admin/access/role-matrix.tsx';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { PeopleParts, partsFor } from '#components/admin/people-parts.tsx';
import { permissionWords } from '#components/admin/permission-key.ts';
import { listRoles, PERMISSIONS } from '#modules/identity/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/people/roles';

export async function generateMetadata(): Promise<Metadata> {
  const { w } = await peopleFrame(PATH);
  return { title: w('access.roles') };
}

export default async function RolesPage() {
  const { w, t, format, may, operator } = await peopleFrame(PATH);
  if (!may('operators.manage')) {
    return <NoPermission title={w('access.roles')} permission="operators_manage" roles={operator.roles} />;
  }
  const { items } = await readAsOperator(listRoles, {});
  const permissions = PERMISSIONS.map((name) => ({
    name,
    words: permissionWords(t, name),
    mine: may(name) && !operator.limits[name],
  }));
  return (
    <ListFrame>
      <PageHead
        title={t('people.title')}
        actions={<RoleEditor label={w('access.newRole')} variant="primary" permissions={permissions} />}
      >
        <PeopleParts current="roles" open={partsFor(operator)} />
        <p className="max-w-prose text-sm text-pretty text-muted">{w('access.rolesIntro')}</p>
      </PageHead>
      <ListCard>
        <RoleMatrix roles={items} permissions={permissions} format={format} />
      </ListCard>
    </ListFrame>
  );
}
