import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

/** A titled row that opens in place; works without scripts. */
export function Disclosure({
  title,
  lang,
  children,
  open,
}: {
  title: ReactNode;
  /** The language of what is inside, when it is another than the page's. */
  lang?: string | undefined;
  children: ReactNode;
  open?: boolean;
}) {
  return (
    <details open={open} className="group border-b border-hairline">
      <summary className="flex min-h-12 items-center gap-2 py-2 font-medium">
        <span className="grow">{title}</span>
        <ChevronDown
          size={18}
          aria-hidden="true"
          className="text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div
        lang={lang}
        dir={lang && 'auto'}
        className="pb-4 text-sm text-pretty whitespace-pre-line text-muted"
      >
        {children}
      </div>
    </details>
  );
}
