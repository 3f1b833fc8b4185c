import { cx } from '#components/ui/cx.ts';

type ArtProps = { src: string; eager?: boolean; dim?: boolean; className?: string };

/** A brand's artwork in bank-card proportion. Its name always stands beside it in words, hence no alt. */
export function Art({ src, eager = false, dim = false, className }: ArtProps) {
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
      className={cx(
        'aspect-[1.586] h-auto w-full bg-sunken object-cover',
        dim && 'opacity-45 saturate-50',
        className,
      )}
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
