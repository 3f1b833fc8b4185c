import { useTranslations } from 'next-intl';
import { StatusDot } from '#components/ui/badge.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { OfferView } from '#modules/suppliers/schema.ts';
import { OfferMatch } from './offer-match.tsx';
import { OfferPriority } from './offer-priority.tsx';

type OffersTableProps = { offers: OfferView[]; manage: boolean; format: Format };

/** What suppliers sell, at which cost, and which product of the store each line delivers. */
export function OffersTable({ offers, manage, format }: OffersTableProps) {
  const t = useTranslations('suppliers.offers');
  return (
    <Table aria-label={t('title')} className="table-fixed">
      <thead>
        <tr>
          <Th>{t('offer')}</Th>
          <Th className="hidden w-36 lg:table-cell">{t('supplier')}</Th>
          <Th numeric className="hidden w-40 md:table-cell">
            {t('value')}
          </Th>
          <Th numeric className="w-20">
            {t('cost')}
          </Th>
          <Th numeric className="hidden w-24 sm:table-cell">
            {t('priority')}
          </Th>
          <Th className="hidden w-28 xl:table-cell">{t('available')}</Th>
          <Th className="w-52">{t('delivers')}</Th>
        </tr>
      </thead>
      <tbody>
        {offers.map((offer) => (
          <Tr key={offer.offerId}>
            <Td title={`${offer.name} · ${offer.sku}`}>
              <span className="font-medium">{offer.name}</span>
              <span className="ms-2 text-muted">{offer.country}</span>
            </Td>
            <Td className="hidden lg:table-cell">{offer.accountName}</Td>
            <Td numeric className="hidden md:table-cell">
              {offer.from === offer.to
                ? format.money(offer.from, offer.currency)
                : `${format.money(offer.from, offer.currency)} – ${format.money(offer.to, offer.currency)}`}
            </Td>
            <Td numeric>{t('share', { n: format.number(offer.costBasisPoints / 100) })}</Td>
            <Td numeric className="hidden sm:table-cell">
              {manage ? <OfferPriority offer={offer} /> : format.number(offer.priority)}
            </Td>
            <Td className="hidden xl:table-cell">
              <StatusDot tone={offer.available ? 'success' : 'neutral'}>
                {offer.available ? t('there') : t('gone')}
              </StatusDot>
            </Td>
            <Td title={offer.productName ?? undefined}>
              {manage ? (
                <OfferMatch offer={offer} />
              ) : (
                (offer.productName ?? <span className="text-muted">{t('nothing')}</span>)
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
