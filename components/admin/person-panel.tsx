import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CopyId } from '#components/ui/copy-id.tsx';
import type { Format } from '#i18n/format.ts';
import { LOCALE_NAMES, pickLocale } from '#i18n/locales.ts';
import type { Member, SessionRow } from '#modules/identity/schema.ts';
import type { OrderRow } from '#modules/orders/schema.ts';
import type { StatementEntry, Wallet } from '#modules/points/schema.ts';
import { DetailPanel } from './detail-panel.tsx';
import { EnableMember } from './enable-member.tsx';
import { Fact, Facts, PanelSection } from './facts.tsx';
import { PersonActions } from './person-actions.tsx';
import { PersonOrders } from './person-orders.tsx';
import { PersonSessions } from './person-sessions.tsx';
import { PersonStatement } from './person-statement.tsx';

export type Person = Member & { memberId: string; sessions: SessionRow[] };
type PersonPanelProps = {
  person: Person;
  wallet: Wallet;
  statement: StatementEntry[];
  orders: OrderRow[] | null;
  closeHref: string;
  may: { grant: boolean; manage: boolean };
  now: string;
  format: Format;
};

export function PersonPanel({
  person,
  wallet,
  statement,
  orders,
  closeHref,
  may,
  now,
  format,
}: PersonPanelProps) {
  const t = useTranslations('admin');
  const w = useTranslations('people.member');
  const active = person.status === 'active';
  return (
    <DetailPanel
      id={person.memberId}
      label={t('person.panel', { name: person.name })}
      title={person.name}
      closeHref={closeHref}
      closeLabel={t('person.close')}
    >
      <p className="text-xl font-semibold tracking-tight tabular">{format.points(wallet.balance)}</p>
      <p className="text-sm text-muted">
        {t('person.worth', { money: format.money(wallet.worth.amount, wallet.worth.currency) })}
        {wallet.pending > 0 && ` · ${t('person.pending', { points: format.points(wallet.pending) })}`}
      </p>
      {!active && (
        <p className="mt-3 rounded-base bg-sunken px-3 py-2 text-sm text-muted">
          {t('person.isDisabled', { name: person.name })}
        </p>
      )}
      {!active && may.manage && <EnableMember memberId={person.memberId} name={person.name} />}
      {active && (may.grant || may.manage) && (
        <PersonActions
          memberId={person.memberId}
          name={person.name}
          openSessions={person.sessions.filter((session) => !session.endedAt).length}
          balance={wallet.balance}
          may={may}
        />
      )}
      <PanelSection title={t('person.facts')}>
        <Facts>
          <Fact name={t('person.email')}>
            <a href={`mailto:${person.email}`} className="hover:underline">
              {person.email}
            </a>
          </Fact>
          <Fact name={t('person.country')}>{format.country(person.country)}</Fact>
          <Fact name={t('person.language')}>{LOCALE_NAMES[pickLocale(person.locale)]}</Fact>
          <Fact name={t('person.costCentre')}>{person.costCentre ?? t('common.none')}</Fact>
          <Fact name={t('person.id')}>
            <CopyId
              id={person.memberId}
              copyLabel={t('common.copy')}
              copiedLabel={t('common.copied')}
              className="flex-row-reverse"
            />
          </Fact>
        </Facts>
      </PanelSection>
      <PanelSection title={w('statement')}>
        <PersonStatement entries={statement} now={now} format={format} />
      </PanelSection>
      {orders && (
        <PanelSection
          title={t('person.orders')}
          end={
            orders.length > 0 && (
              <Link
                href={`/admin/orders?q=${encodeURIComponent(person.email)}`}
                aria-label={t('person.allOrders', { name: person.name })}
                className="text-xs text-accent-text hover:underline"
              >
                {t('home.seeAll')}
              </Link>
            )
          }
        >
          <PersonOrders orders={orders} now={now} format={format} />
        </PanelSection>
      )}
      <PanelSection title={t('person.sessions')}>
        <PersonSessions sessions={person.sessions} now={now} format={format} />
      </PanelSection>
    </DetailPanel>
  );
}
