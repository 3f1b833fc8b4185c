import { initial } from '#components/theme/tenant-mark.tsx';

/** A brand in the size of a line: its letter, so that a column of names is quicker to scan. */
export function BrandChip({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-6 shrink-0 place-items-center rounded-sm bg-sunken text-xs font-semibold text-muted"
    >
      {initial(name)}
    </span>
  );
}
