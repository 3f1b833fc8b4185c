type BurnChartProps = {
  /** What was left at the end of each day so far. */
  left: { day: string; left: number }[];
  /** How many days the period has in all, and what there was at its beginning. */
  days: number;
  /** Whether there is an end to be even with. */
  paced: boolean;
  whole: number;
  say: { day: (day: string) => string; amount: (amount: number) => string };
  words: { label: string; day: string; left: string; even: string };
};
const [WIDTH, HEIGHT] = [360, 96];

/** How a budget goes down over its period, beside the even pace that would last to its end. */
export function BurnChart({ left, days, paced, whole, say, words }: BurnChartProps) {
  const most = Math.max(1, whole, ...left.map((d) => d.left));
  const x = (index: number) => ((index / Math.max(1, days)) * WIDTH).toFixed(1);
  const y = (amount: number) => ((1 - Math.max(0, amount) / most) * (HEIGHT - 4) + 2).toFixed(1);
  const line = [`0,${y(whole)}`, ...left.map((d, i) => `${x(i + 1)},${y(d.left)}`)].join(' ');
  const last = left.at(-1);
  return (
    <figure className="grid gap-1">
      <p className="tabular flex justify-between text-xs text-muted">
        <span>{say.amount(whole)}</span>
        {last && (
          <span className="font-medium text-text">
            {words.left}: {say.amount(last.left)}
          </span>
        )}
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="block h-24 w-full rtl:-scale-x-100"
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} className="stroke-outline" {...THIN} />
        {paced && (
          <line
            x1="0"
            x2={WIDTH}
            y1={y(whole)}
            y2={y(0)}
            strokeDasharray="4 3"
            className="stroke-muted"
            {...THIN}
          />
        )}
        <polyline
          points={line}
          fill="none"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
          className="stroke-accent-mark"
        />
      </svg>
      <p aria-hidden="true" className="flex justify-between text-xs text-muted">
        <span>{say.day(left[0]?.day ?? '')}</span>
        {paced ? (
          <span className="flex items-center gap-2">
            <span className="w-4 border-t border-dashed border-muted" />
            {words.even}
          </span>
        ) : (
          <span>{say.day(left.at(-1)?.day ?? '')}</span>
        )}
      </p>
      <div className="sr-only">
        <table>
          <caption>{words.label}</caption>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.left}</th>
            </tr>
          </thead>
          <tbody>
            {left.map((d) => (
              <tr key={d.day}>
                <th scope="row">{say.day(d.day)}</th>
                <td>{say.amount(d.left)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

const THIN = { strokeWidth: 1, vectorEffect: 'non-scaling-stroke' } as const;
