import { useTranslations } from 'next-intl';
import { Badge, StatusDot } from '#components/ui/badge.tsx';
import { cx } from '#components/ui/cx.ts';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { Ware } from '#modules/catalog/schema.ts';
import { BrandChip } from './brand-chip.tsx';
import { hrefWith, type Query } from './href.ts';
import { ROW } from './list-frame.tsx';
import { ListThis } from './list-this.tsx';
import { RowLink } from './row-link.tsx';
import { SortTh } from './table/sort-th.tsx';
import { Tick } from './tick.tsx';
import { VisibilitySwitch } from './visibility-switch.tsx';

type WaresTableProps = {
  path: string;
  wares: Ware[];
  mayManage: boolean;
  query: Query;
  openId?: string | undefined;
  format: Format;
};

/** Products of all suppliers: what the store shows of each, and for how many points. */
export function WaresTable({ path, wares, mayManage, query, openId, format }: WaresTableProps) {
  const t = useTranslations('admin');
  const w = useTranslations('wares.table');
  const sorted = { path, query, usual: '' };
  const keepRow = Boolean(query['listed']);
  return (
    <Table aria-label={w('caption')} list className="table-fixed">
      <thead>
        <tr>
          {mayManage && (
            <Th className="w-11">
              <Tick name="every" label={t('common.selectAll')} />
            </Th>
          )}
          <SortTh {...sorted} label={t('catalogue.product')} up="name" down="-name" />
          <Th className={cx('hidden w-28', !openId && 'lg:table-cell')}>{t('catalogue.kind')}</Th>
          <Th className={cx('hidden w-32', !openId && 'lg:table-cell')}>{t('catalogue.country')}</Th>
          <Th numeric className="hidden w-40 sm:table-cell">
            {t('catalogue.value')}
          </Th>
          <SortTh
            {...sorted}
            label={w('from')}
            up="price"
            down="-price"
            numeric
            className="hidden w-28 md:table-cell"
          />
          <Th className={cx('hidden w-32', !openId && 'xl:table-cell')}>{w('supplier')}</Th>
          <Th className={cx('hidden w-26', !openId && 'sm:table-cell')}>{t('catalogue.stock')}</Th>
          <Th numeric className="w-24">
            {t('catalogue.visible')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {wares.map((ware) => (
          <Tr
            key={ware.productId}
            className={cx(ROW, ware.listed !== 'shown' && 'text-muted')}
            aria-selected={ware.productId === openId || undefined}
          >
            {mayManage && (
              <Td>
                <Tick
                  name="row"
                  value={ware.productId}
                  on={ware.listed === 'shown'}
                  label={t('common.select', { name: ware.name })}
                />
              </Td>
            )}
            <Td>
              <span className="flex items-center gap-2.5">
                <BrandChip name={ware.brandName} />
                <RowLink
                  id={ware.productId}
                  href={hrefWith(`${path}/${ware.productId}`, query)}
                  title={ware.name}
                  className="truncate font-medium"
                >
                  {ware.name}
                </RowLink>
                {ware.limited && <Badge>{w('limited')}</Badge>}
                {ware.featured && (
                  <span className="max-sm:hidden">
                    <Badge tone="accent">{t('catalogue.featured')}</Badge>
                  </span>
                )}
                {ware.status !== 'live' && <Badge tone="warning">{w(ware.status)}</Badge>}
              </span>
            </Td>
            <Td className={cx('hidden', !openId && 'lg:table-cell')}>{t(`catalogue.kinds.${ware.kind}`)}</Td>
            <Td className={cx('hidden', !openId && 'lg:table-cell')} title={format.country(ware.country)}>
              {format.country(ware.country)}
            </Td>
            <Td numeric className="hidden sm:table-cell">
              {valuesOf(ware, format)}
            </Td>
            <Td numeric className="hidden md:table-cell">
              {ware.fromPoints === null ? <NoPrice ware={ware} /> : format.number(ware.fromPoints)}
            </Td>
            <Td className={cx('hidden', !openId && 'xl:table-cell')} title={ware.suppliers.join(', ')}>
              {ware.suppliers.join(', ') || w('ownStock')}
            </Td>
            <Td className={cx('hidden', !openId && 'sm:table-cell')}>
              <StatusDot tone={ware.inStock ? 'success' : 'neutral'}>
                {ware.inStock ? t('catalogue.inStock') : t('catalogue.outOfStock')}
              </StatusDot>
            </Td>
            <Td numeric>
              <Listed ware={ware} mayManage={mayManage} keepRow={keepRow} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function NoPrice({ ware }: { ware: Ware }) {
  const w = useTranslations('wares.table');
  return <span className="text-muted">{ware.listingId ? w('noRate') : '–'}</span>;
}

function Listed({ ware, mayManage, keepRow }: { ware: Ware; mayManage: boolean; keepRow: boolean }) {
  const t = useTranslations('admin.catalogue');
  const w = useTranslations('wares.filter.listed');
  if (!mayManage) return ware.listed === 'no' ? w('no') : t(ware.listed);
  if (!ware.listingId) return <ListThis productId={ware.productId} name={ware.name} />;
  return (
    <VisibilitySwitch
      listingId={ware.listingId}
      name={ware.name}
      visible={ware.listed === 'shown'}
      keepRow={keepRow}
    />
  );
}

function valuesOf({ from, to, currency }: Ware, format: Format): string {
  const least = format.money(from, currency);
  return from === to ? least : `${least} – ${format.money(to, currency)}`;
}
