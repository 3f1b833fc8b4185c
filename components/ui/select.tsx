import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { INPUT } from './field.tsx';

const HEIGHTS = { sm: 'h-8 text-row', md: 'h-10 text-sm', lg: 'h-12 text-base' } as const;
type SelectProps = Omit<ComponentProps<'select'>, 'height'> & { height?: keyof typeof HEIGHTS };

export function Select({ height = 'md', className, ...rest }: SelectProps) {
  return (
    <span className={cx('relative block', className)}>
      <select {...rest} className={cx(INPUT, HEIGHTS[height], 'appearance-none pe-9')} />
      <ChevronDown
        aria-hidden="true"
        size={16}
        className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
