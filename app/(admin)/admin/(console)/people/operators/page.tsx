import type { Metadata } from 'next';
import { peopleFrame } from '#app/(admin)/_lib/people.ts';
import { InviteOperator } from '#components/admin/access/invite-operator.tsx';
import { OperatorsTable } from '#components/admin/access/operators-table.tsx';
import { WhyAccess } from '#components/admin/access/why-access.tsx';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { PeopleParts, partsFor } from '#components/admin/people-parts.tsx';
import { permissionWords } from '#components/admin/permission-key.ts';
import { listOperators, listRoles, PERMISSIONS } from '#modules/identity/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/people/operators';

export async function generateMetadata(): Promise<Metadata> {
  const { w } = await peopleFrame(PATH);
  return { title: w('access.operators') };
}

export default async function OperatorsPage() {
  const { w, t, format, now, may, operator } = await peopleFrame(PATH);
  if (!may('operators.manage')) {
    return (
      <NoPermission title={w('access.operators')} permission="operators_manage" roles={operator.roles} />
    );
  }
  const [operators, roles] = await Promise.all([
    readAsOperator(listOperators, {}),
    readAsOperator(listRoles, {}),
  ]);
  const permissions = PERMISSIONS.map((name) => ({ name, words: permissionWords(t, name) }));
  return (
    <ListFrame>
      <PageHead
        title={t('people.title')}
        actions={
          <>
            <WhyAccess operators={operators.items} permissions={permissions} />
            <InviteOperator roles={roles.items} />
          </>
        }
      >
        <PeopleParts current="operators" open={partsFor(operator)} />
      </PageHead>
      <ListCard>
        <OperatorsTable operators={operators.items} roles={roles.items} now={now} format={format} />
      </ListCard>
    </ListFrame>
  );
}
