import type { CSSProperties } from 'react';
import { cx } from '#components/ui/cx.ts';
import { type DrawnArt, readArt } from '#modules/catalog/client.ts';

type ArtProps = { src: string; eager?: boolean; dim?: boolean; className?: string };

/**
 * A brand's artwork in bank-card proportion: drawn by styles when its address says how, so that nothing is asked for.
 * Its name always stands beside it in words, hence no alt.
 */
export function Art({ src, eager = false, dim = false, className }: ArtProps) {
  const drawn = readArt(src);
  const look = cx(dim && 'art-dim', className);
  if (drawn) return <Drawn art={drawn} className={look} />;
  return (
    // biome-ignore lint/performance/noImgElement: a small SVG from our own API; there is nothing to resize.
    <img
      src={src}
      alt=""
      width={317}
      height={200}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : 'auto'}
      decoding="async"
      draggable={false}
      className={cx('aspect-[1.585] h-auto w-full bg-sunken object-cover', look)}
    />
  );
}

function Drawn({ art, className }: { art: DrawnArt; className: string }) {
  const { style, look, name } = art;
  return (
    <span
      aria-hidden="true"
      data-n={name}
      style={style as CSSProperties}
      className={cx('art', look, className)}
    />
  );
}

/** The same, small, beside a line of text. */
export function Thumb({ size, ...art }: ArtProps & { size: 'sm' | 'md' | 'lg' }) {
  const widths = { sm: 'w-12', md: 'w-18', lg: 'w-24' } as const;
  return (
    <span className={cx('block shrink-0 overflow-hidden rounded-sm', widths[size])}>
      <Art {...art} />
    </span>
  );
}
