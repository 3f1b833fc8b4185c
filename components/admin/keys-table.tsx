import { useTranslations } from 'next-intl';
import { StatusDot } from '#components/ui/badge.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { ApiKeyRow } from '#modules/identity/schema.ts';
import { permissionWords } from './permission-key.ts';
import { RevokeKey } from './revoke-key.tsx';

export function KeysTable({ keys, format }: { keys: ApiKeyRow[]; format: Format }) {
  const t = useTranslations('admin');
  const words = (key: ApiKeyRow) => key.scopes.map((scope) => permissionWords(t, scope)).join(', ');
  return (
    <Table aria-label={t('developers.caption')} className="table-fixed">
      <thead>
        <tr>
          <Th>{t('developers.name')}</Th>
          <Th className="w-20">{t('developers.key')}</Th>
          <Th className="hidden w-[36%] md:table-cell">{t('developers.scopes')}</Th>
          <Th className="hidden w-32 sm:table-cell">{t('developers.created')}</Th>
          <Th className="hidden w-44 sm:table-cell">{t('developers.status')}</Th>
          <Th className="w-28">
            <span className="sr-only">{t('developers.revoke')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Tr key={key.apiKeyId} className={key.revokedAt ? 'text-muted' : undefined}>
            <Td className="font-medium" title={key.name}>
              {key.name}
            </Td>
            <Td>
              <span className="font-mono text-xs" dir="ltr">
                …{key.lastFour}
              </span>
            </Td>
            <Td className="hidden text-muted md:table-cell" title={words(key)}>
              {words(key)}
            </Td>
            <Td className="hidden sm:table-cell">{format.dayOf(key.createdAt)}</Td>
            <Td className="hidden sm:table-cell">
              {key.revokedAt ? (
                <StatusDot>{t('developers.revokedAt', { date: format.dayOf(key.revokedAt) })}</StatusDot>
              ) : (
                <StatusDot tone="success">{t('developers.active')}</StatusDot>
              )}
            </Td>
            <Td numeric>
              {!key.revokedAt && (
                <RevokeKey
                  apiKeyId={key.apiKeyId}
                  name={key.name}
                  lastFour={key.lastFour}
                  scopes={words(key)}
                />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
