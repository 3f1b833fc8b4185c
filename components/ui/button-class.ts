import { cx } from './cx.ts';

type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
type ButtonSize = 'sm' | 'md' | 'lg';
/** How a button looks; kept apart from the button, which brings links along. */
export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; block?: boolean };

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'bg-accent text-on-accent border border-transparent hover:bg-accent-strong active:bg-accent-strong',
  secondary: 'bg-surface text-text border border-hairline hover:bg-sunken active:bg-sunken',
  quiet: 'text-text border border-transparent hover:bg-sunken active:bg-sunken',
  danger: 'bg-danger-tint text-danger-text border border-danger-tint hover:border-danger',
};
const SIZES: Record<ButtonSize, string> = {
  sm: 'h-8 min-h-8 px-3 text-row gap-1.5',
  md: 'h-10 min-h-10 px-4 text-sm gap-2',
  lg: 'h-12 min-h-12 px-5 text-base gap-2',
};

/** The look of a button, for what has to be another element. */
export function buttonClass({ variant = 'secondary', size = 'md', block = false }: ButtonLook = {}): string {
  return cx(
    'button',
    VARIANTS[variant],
    SIZES[size],
    block && 'h-auto w-full py-1.5 text-balance whitespace-normal',
  );
}
