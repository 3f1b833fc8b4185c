'use client';
import { ArrowDown, ArrowUp, ArrowUpToLine, GripVertical, Star } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { BrandChip } from './brand-chip.tsx';

export type OrderedListing = { listingId: string; name: string; brandName: string; featured: boolean };
type ListingOrderRowProps = {
  row: OrderedListing;
  at: number;
  count: number;
  mayManage: boolean;
  /** Something is held over it. */
  target: boolean;
  onDragStart: () => void;
  onDragOver: () => void;
  onDragEnd: () => void;
  onDrop: () => void;
  onMove: (to: number) => void;
  onFeature: () => void;
};

export function ListingOrderRow(props: ListingOrderRowProps) {
  const { row, at, count, mayManage, target, onMove, onFeature } = props;
  const t = useTranslations('wares.order');
  const { name } = row;
  return (
    <li
      draggable={mayManage}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        props.onDragStart();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        props.onDragOver();
      }}
      onDragEnd={props.onDragEnd}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop();
      }}
      className={cx(
        'flex h-11 items-center gap-2.5 border-b border-hairline px-3 last:border-0',
        target && 'bg-accent-tint',
      )}
    >
      {mayManage && (
        <GripVertical
          size={16}
          aria-hidden="true"
          className="shrink-0 cursor-grab text-muted max-sm:hidden"
        />
      )}
      <span className="tabular w-6 shrink-0 text-end text-muted">{at + 1}</span>
      <BrandChip name={row.brandName} />
      <span className="min-w-0 grow truncate font-medium" title={name}>
        {name}
      </span>
      {mayManage && (
        <>
          <IconButton
            label={t('feature', { name })}
            aria-pressed={row.featured}
            onClick={onFeature}
            className={row.featured ? 'text-accent-text!' : 'text-muted'}
          >
            <Star size={16} aria-hidden="true" fill={row.featured ? 'currentColor' : 'none'} />
          </IconButton>
          <IconButton
            label={t('top', { name })}
            disabled={at === 0}
            onClick={() => onMove(0)}
            className="max-sm:hidden"
          >
            <ArrowUpToLine size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('up', { name })} disabled={at === 0} onClick={() => onMove(at - 1)}>
            <ArrowUp size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('down', { name })} disabled={at === count - 1} onClick={() => onMove(at + 1)}>
            <ArrowDown size={16} aria-hidden="true" />
          </IconButton>
        </>
      )}
    </li>
  );
}
