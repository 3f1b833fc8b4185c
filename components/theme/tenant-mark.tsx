import { cx } from '#components/ui/cx.ts';

type TenantMarkProps = { name: string; logo: string | null; size?: 'sm' | 'md' | 'lg'; className?: string };
const SIZES = { sm: 'size-7 text-sm', md: 'size-8 text-base', lg: 'size-14 text-xl' } as const;
const PIXELS = { sm: 28, md: 32, lg: 56 } as const;

/** The tenant's logo, or its initial on the accent. */
export function TenantMark({ name, logo, size = 'md', className }: TenantMarkProps) {
  if (logo) {
    return (
      // biome-ignore lint/performance/noImgElement: already small, and re-encoded when it was uploaded.
      <img
        src={logo}
        alt=""
        width={PIXELS[size]}
        height={PIXELS[size]}
        // Small, and on a phone not in sight: nothing waits for it.
        loading="lazy"
        className={cx('rounded-sm', SIZES[size], className)}
      />
    );
  }
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-grid shrink-0 place-items-center rounded-sm bg-accent leading-none font-semibold text-on-accent',
        SIZES[size],
        className,
      )}
    >
      {initial(name)}
    </span>
  );
}

/** The first letter, whole, in any script. */
export function initial(name: string): string {
  return Array.from(name.trim())[0]?.toLocaleUpperCase() ?? '·';
}
