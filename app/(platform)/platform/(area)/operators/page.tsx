import type { Metadata } from 'next';
import { platformFrame } from '#app/(platform)/_lib/frame.ts';
import { ListCard } from '#components/admin/list-frame.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { InviteOperator } from '#components/platform/invite-operator.tsx';
import { OperatorStatus } from '#components/platform/operator-status.tsx';
import { Badge, StatusDot } from '#components/ui/badge.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import { listPlatformOperators } from '#modules/platform/index.ts';
import { readAsPlatform } from '#server/platform.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await platformFrame();
  return { title: t('operators.title') };
}

export default async function OperatorsPage() {
  const { t, me } = await platformFrame();
  const { items } = await readAsPlatform(listPlatformOperators, {});
  return (
    <>
      <PageHead title={t('operators.title')} actions={<InviteOperator />} />
      <ListCard>
        <Table aria-label={t('operators.caption')}>
          <thead>
            <tr>
              <Th>{t('operators.who')}</Th>
              <Th>{t('operators.factor')}</Th>
              <Th>{t('operators.status')}</Th>
              <Td narrow className="border-b border-hairline" />
            </tr>
          </thead>
          <tbody>
            {items.map(({ operatorId, name, email, factorSet, status }) => (
              <Tr key={operatorId}>
                <Td>
                  <bdi className="font-medium">{name}</bdi> <bdi className="text-muted">{email}</bdi>
                </Td>
                <Td className={factorSet ? undefined : 'text-muted'}>
                  {t(factorSet ? 'operators.factorSet' : 'operators.factorUnset')}
                </Td>
                <Td>
                  <StatusDot tone={status === 'active' ? 'success' : 'neutral'}>
                    {t(`operators.${status}`)}
                  </StatusDot>
                </Td>
                <Td narrow>
                  {operatorId === me.id ? (
                    <Badge>{t('operators.you')}</Badge>
                  ) : (
                    <OperatorStatus operatorId={operatorId} name={name} status={status} />
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </ListCard>
    </>
  );
}
