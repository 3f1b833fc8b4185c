import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';

/** The striped bar that tells a sandbox from the real thing. */
export function SandboxBar({ children }: { children: ReactNode }) {
  return (
    <aside className="stripes border-b border-hairline px-3 py-1 text-center text-xs text-warning-text">
      <span className="inline-flex items-center gap-1.5 rounded-full bg-surface px-2.5 py-0.5 font-medium">
        <FlaskConical size={13} aria-hidden="true" className="shrink-0" />
        {children}
      </span>
    </aside>
  );
}
