import type { ReactNode } from 'react';

/** A part of a long form under its own name: the name at the start, its fields beside it. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-4 border-t border-hairline py-6 md:grid-cols-[14rem_minmax(0,1fr)]">
      <legend className="float-start text-sm font-semibold md:contents">
        <span className="pt-1">{title}</span>
      </legend>
      <div className="grid max-w-xl gap-4">{children}</div>
    </fieldset>
  );
}
