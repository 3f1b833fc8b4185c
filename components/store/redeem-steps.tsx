'use client';
import type { ReactNode } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { Thumb } from './art.tsx';
import type { SheetWords } from './redeem-props.ts';

export function Quoting({ words }: { words: SheetWords }) {
  return (
    <div className="grid gap-4 pt-3">
      <p role="status" className="sr-only">
        {words.redeem.checking}
      </p>
      <Skeleton className="h-16" />
      <Skeleton className="h-12 rounded-base" />
      <Skeleton className="h-28" />
      <Skeleton className="mt-2 h-12 rounded-base" />
    </div>
  );
}

export function Placing({ words }: { words: SheetWords }) {
  return (
    <div role="status" className="grid min-h-72 content-center justify-items-center gap-3 text-center">
      <span className="text-accent-text">
        <Spinner size={36} />
      </span>
      <p className="text-base font-semibold">{words.redeem.working}</p>
      <p className="max-w-64 text-sm text-muted">{words.redeem.workingBody}</p>
    </div>
  );
}

/** The thing itself, small. */
export function What({ artUrl, value, name }: { artUrl: string; value: ReactNode; name: ReactNode }) {
  return (
    <div className="flex items-center gap-4">
      <Thumb src={artUrl} eager size="lg" />
      <div className="min-w-0">
        <p className="tabular text-lg font-semibold">{value}</p>
        <p className="line-clamp-2 text-sm break-words text-muted">{name}</p>
      </div>
    </div>
  );
}

export function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="shrink-0 text-muted">{name}</dt>
      <dd className="tabular min-w-0 truncate text-end">{children}</dd>
    </div>
  );
}
