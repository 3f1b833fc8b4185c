import Link from 'next/link';

export type RankedBar = { id: string; name: string; href: string | null; value: number; before: number };
type RankedBarsProps = {
  bars: RankedBar[];
  value: (of: number) => string;
  /** Said of what the value was before, "before: 1,200 points". */
  was: (of: number) => string;
};

/** Who has most, each with a mark where it was in the period before. */
export function RankedBars({ bars, value, was }: RankedBarsProps) {
  const most = Math.max(1, ...bars.flatMap((b) => [b.value, b.before]));
  const share = (of: number) => `${((of / most) * 100).toFixed(1)}%`;
  return (
    <ol className="grid gap-3">
      {bars.map((bar) => (
        <li key={bar.id} className="grid gap-1 text-sm">
          <p className="flex items-baseline justify-between gap-3">
            <span dir="auto" className="min-w-0 truncate">
              {bar.href ? (
                <Link href={bar.href} className="hover:underline">
                  {bar.name}
                </Link>
              ) : (
                bar.name
              )}
            </span>
            <span className="tabular shrink-0">
              {value(bar.value)}
              <span className="sr-only">, {was(bar.before)}</span>
            </span>
          </p>
          <span
            aria-hidden="true"
            title={was(bar.before)}
            className="relative block h-2 rounded-full bg-sunken"
          >
            <span
              className="absolute inset-y-0 start-0 rounded-full bg-accent-mark"
              style={{ inlineSize: share(bar.value) }}
            />
            {bar.before > 0 && (
              <span
                className="absolute -inset-y-0.5 w-0.5 bg-text"
                style={{ insetInlineStart: `min(${share(bar.before)}, calc(100% - 2px))` }}
              />
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
