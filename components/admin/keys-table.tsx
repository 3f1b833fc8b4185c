import { useTranslations } from 'next-intl';
import { StatusDot } from '#components/ui/badge.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { ApiKeyRow } from '#modules/identity/schema.ts';
import { KeyActions } from './key-actions.tsx';
import { permissionWords } from './permission-key.ts';

type KeyWords = Words<'settings'>['keys'];
type KeysTableProps = { keys: ApiKeyRow[]; format: Format; words: KeyWords; now: string };

export function KeysTable({ keys, format, words, now }: KeysTableProps) {
  const t = useTranslations('admin');
  const scopes = (key: ApiKeyRow) => key.scopes.map((scope) => permissionWords(t, scope)).join(', ');
  return (
    <Table aria-label={t('developers.caption')}>
      <thead>
        <tr>
          <Th>{t('developers.name')}</Th>
          <Th className="hidden lg:table-cell">{t('developers.scopes')}</Th>
          <Th className="hidden md:table-cell">{words.limits}</Th>
          <Th className="hidden sm:table-cell">{words.lastUse}</Th>
          <Th>{t('developers.status')}</Th>
          <Th className="w-px">
            <span className="sr-only">{t('developers.revoke')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Tr key={key.apiKeyId} className={key.revokedAt ? 'text-muted' : undefined}>
            <Td title={key.name} className="max-w-44">
              <span className="font-medium">{key.name}</span>{' '}
              <span className="font-mono text-xs text-muted" dir="ltr">
                …{key.lastFour}
              </span>
            </Td>
            <Td className="hidden max-w-52 text-muted lg:table-cell" title={scopes(key)}>
              {scopes(key)}
            </Td>
            <Td
              className="hidden max-w-52 text-muted md:table-cell"
              title={key.networks.join('\n') || undefined}
            >
              {limits(key, format, words)}
            </Td>
            <Td className="hidden text-muted sm:table-cell">
              {key.lastUsedAt
                ? fill(words.lastUsed, {
                    when: format.dateTime(key.lastUsedAt),
                    address: key.lastUsedFrom ?? '–',
                  })
                : words.never}
            </Td>
            <Td>
              <State apiKey={key} format={format} words={words} now={now} />
            </Td>
            <Td numeric>
              {!key.revokedAt && <KeyActions apiKey={key} scopes={scopes(key)} words={words} />}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function limits(key: ApiKeyRow, format: Format, words: KeyWords): string {
  const where =
    key.networks.length > 0 ? format.say(words.networks, { n: key.networks.length }) : words.anywhere;
  const parts = [where, key.overlapUntil && fill(words.overlap, { when: format.dateTime(key.overlapUntil) })];
  return parts.filter(Boolean).join(' · ');
}

type StateProps = { apiKey: ApiKeyRow; format: Format; words: KeyWords; now: string };

function State({ apiKey: { revokedAt, expiresAt }, format, words, now }: StateProps) {
  const t = useTranslations('admin.developers');
  if (revokedAt) return <StatusDot>{t('revokedAt', { date: format.dayOf(revokedAt) })}</StatusDot>;
  if (!expiresAt) return <StatusDot tone="success">{t('active')}</StatusDot>;
  const over = expiresAt <= now;
  const date = format.dayOf(expiresAt);
  return (
    <StatusDot tone={over ? 'danger' : 'success'}>
      {fill(over ? words.ended : words.ends, { date })}
    </StatusDot>
  );
}
