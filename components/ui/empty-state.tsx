import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type EmptyStateProps = { icon?: LucideIcon; title: string; children?: ReactNode; action?: ReactNode };

/** What would be here, and how to get it. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto grid max-w-sm justify-items-center gap-2 px-4 py-12 text-center">
      {Icon && (
        <span className="mb-2 grid size-12 place-items-center rounded-full bg-accent-tint text-accent-text">
          <Icon size={22} aria-hidden="true" />
        </span>
      )}
      <p className="text-base font-semibold text-balance">{title}</p>
      {children && <div className="text-sm text-pretty text-muted">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
