import { useTranslations } from 'next-intl';
import { Badge, StatusDot } from '#components/ui/badge.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { AdminListing } from '#modules/catalog/schema.ts';
import { BrandChip } from './brand-chip.tsx';
import { Tick } from './tick.tsx';
import { VisibilitySwitch } from './visibility-switch.tsx';

type ListingsTableProps = { listings: AdminListing[]; mayManage: boolean; keepRows: boolean; format: Format };

export function ListingsTable({ listings, mayManage, keepRows, format }: ListingsTableProps) {
  const t = useTranslations('admin');
  return (
    <Table aria-label={t('catalogue.caption')} className="table-fixed">
      <thead>
        <tr>
          {mayManage && (
            <Th className="w-11">
              <Tick name="every" label={t('common.selectAll')} />
            </Th>
          )}
          <Th>{t('catalogue.product')}</Th>
          <Th className="hidden w-32 md:table-cell">{t('catalogue.kind')}</Th>
          <Th className="hidden w-40 lg:table-cell">{t('catalogue.country')}</Th>
          <Th numeric className="hidden w-44 sm:table-cell">
            {t('catalogue.value')}
          </Th>
          <Th className="hidden w-28 sm:table-cell">{t('catalogue.stock')}</Th>
          <Th numeric className="w-24">
            {t('catalogue.visible')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {listings.map((listing) => (
          <Tr key={listing.listingId} className={listing.visible ? undefined : 'text-muted'}>
            {mayManage && (
              <Td>
                <Tick
                  name="row"
                  value={listing.listingId}
                  on={listing.visible}
                  label={t('common.select', { name: listing.name })}
                />
              </Td>
            )}
            <Td title={listing.name}>
              <span className="flex items-center gap-2.5">
                <BrandChip name={listing.brandName} />
                <span className="truncate font-medium">{listing.name}</span>
                {listing.featured && (
                  <span className="max-sm:hidden">
                    <Badge tone="accent">{t('catalogue.featured')}</Badge>
                  </span>
                )}
              </span>
            </Td>
            <Td className="hidden md:table-cell">{t(`catalogue.kinds.${listing.kind}`)}</Td>
            <Td className="hidden lg:table-cell" title={format.country(listing.country)}>
              {format.country(listing.country)}
            </Td>
            <Td numeric className="hidden sm:table-cell">
              {valuesOf(listing, format)}
            </Td>
            <Td className="hidden sm:table-cell">
              <StatusDot tone={listing.inStock ? 'success' : 'neutral'}>
                {listing.inStock ? t('catalogue.inStock') : t('catalogue.outOfStock')}
              </StatusDot>
            </Td>
            <Td numeric>
              {mayManage ? (
                <VisibilitySwitch
                  listingId={listing.listingId}
                  name={listing.name}
                  visible={listing.visible}
                  keepRow={keepRows}
                />
              ) : (
                <span>{listing.visible ? t('catalogue.shown') : t('catalogue.hidden')}</span>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function valuesOf({ from, to, currency }: AdminListing, format: Format): string {
  const least = format.money(from, currency);
  return from === to ? least : `${least} – ${format.money(to, currency)}`;
}
