import { type ReactNode, useId } from 'react';
import { cx } from '#components/ui/cx.ts';

/** A label in small type above its control. */
export function SmallField({
  label,
  narrow = false,
  children,
}: {
  label: string;
  narrow?: boolean;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={cx('grid gap-1', narrow && 'w-24')}>
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
