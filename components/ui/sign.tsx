import { cx } from './cx.ts';

type SignName = 'home' | 'search' | 'ticket' | 'heart' | 'you' | 'sliders' | 'cart' | 'sort';

/** One of the few signs that are on every page (`app/signs.css`); all others are icons of lucide-react. */
export function Sign({ name, className }: { name: SignName; className?: string }) {
  return <span aria-hidden="true" className={cx('sign', `sign-${name}`, className)} />;
}
