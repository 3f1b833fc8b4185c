type Point = { day: string; value: number };
type DaysChartProps = {
  now: Point[];
  before: Point[];
  /** What is shown, for whoever does not see it. */
  label: string;
  /** How a day and a value are written. */
  say: { day: (day: string) => string; value: (value: number) => string };
  words: { day: string; now: string; before: string };
};
const [WIDTH, HEIGHT] = [720, 160];

/** A value over days, with the period before as a thin dashed line; told as a table to screen readers. */
export function DaysChart({ now, before, label, say, words }: DaysChartProps) {
  const most = Math.max(1, ...now.map((p) => p.value), ...before.map((p) => p.value));
  const line = (points: Point[]) =>
    points.map((p, i) => `${x(i, points.length)},${y(p.value, most)}`).join(' ');
  const peak = now.reduce((best, p) => (p.value > best.value ? p : best), now[0] ?? { day: '', value: 0 });
  const middle = now[Math.floor(now.length / 2)];
  return (
    <figure className="grid gap-1">
      <div className="relative">
        <p className="tabular flex justify-between gap-3 text-xs text-muted">
          <span>{say.value(most)}</span>
          {peak.value > 0 && (
            <span>
              {say.day(peak.day)}: {say.value(peak.value)}
            </span>
          )}
        </p>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className="block h-40 w-full rtl:-scale-x-100"
        >
          <line x1="0" x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} className="stroke-outline" {...THIN} />
          <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} className="stroke-hairline" {...THIN} />
          <polygon
            points={`0,${HEIGHT} ${line(now)} ${WIDTH},${HEIGHT}`}
            className="fill-accent-tint"
            stroke="none"
          />
          <polyline
            points={line(before)}
            fill="none"
            strokeDasharray="4 3"
            className="stroke-muted"
            {...THIN}
          />
          <polyline
            points={line(now)}
            fill="none"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
            strokeLinejoin="round"
            className="stroke-accent-mark"
          />
        </svg>
      </div>
      <p aria-hidden="true" className="tabular flex justify-between text-xs text-muted">
        <span>{say.day(now[0]?.day ?? '')}</span>
        {now.length > 8 && middle && <span>{say.day(middle.day)}</span>}
        <span>{say.day(now.at(-1)?.day ?? '')}</span>
      </p>
      <p aria-hidden="true" className="flex gap-4 text-xs text-muted">
        <span className="flex items-center gap-2">
          <span className="h-0.5 w-4 rounded-full bg-accent-mark" />
          {words.now}
        </span>
        <span className="flex items-center gap-2">
          <span className="w-4 border-t border-dashed border-muted" />
          {words.before}
        </span>
      </p>
      <Told {...{ now, before, label, say, words }} />
    </figure>
  );
}

function Told({ now, before, label, say, words }: DaysChartProps) {
  return (
    <div className="sr-only">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{words.before}</th>
          </tr>
        </thead>
        <tbody>
          {now.map((p, i) => (
            <tr key={p.day}>
              <th scope="row">{say.day(p.day)}</th>
              <td>{say.value(p.value)}</td>
              <td>{say.value(before[i]?.value ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const THIN = { strokeWidth: 1, vectorEffect: 'non-scaling-stroke' } as const;
const x = (index: number, length: number) =>
  length < 2 ? 0 : Math.round((index / (length - 1)) * WIDTH * 10) / 10;
const y = (value: number, most: number) => Math.round((1 - value / most) * (HEIGHT - 6) * 10) / 10 + 3;
