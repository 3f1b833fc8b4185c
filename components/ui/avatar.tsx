import { cx } from './cx.ts';
import { initials } from './initials.ts';

type AvatarProps = { name: string; src?: string | null; size?: 'sm' | 'md' | 'lg'; className?: string };
const SIZES = { sm: 'size-8 text-xs', md: 'size-10 text-sm', lg: 'size-14 text-lg' } as const;
const PIXELS = { sm: 32, md: 40, lg: 56 } as const;

/** A person as a picture or initials; decoration, the name stands beside it. */
export function Avatar({ name, src, size = 'md', className }: AvatarProps) {
  const shape = cx('shrink-0 rounded-full border border-transparent', SIZES[size], className);
  if (src) {
    return (
      // biome-ignore lint/performance/noImgElement: already small, and re-encoded when it was uploaded.
      <img
        src={src}
        alt=""
        width={PIXELS[size]}
        height={PIXELS[size]}
        className={cx('object-cover', shape)}
      />
    );
  }
  return (
    <span
      aria-hidden="true"
      className={cx('inline-grid place-items-center bg-accent-tint font-semibold text-accent-text', shape)}
    >
      {initials(name)}
    </span>
  );
}
