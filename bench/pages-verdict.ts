import type { Sample } from './pages-lighthouse.ts';
import type { Felt } from './pages-slow.ts';

export type Measured = {
  lighthouse: Map<string, Sample>;
  felt: Map<string, Felt>;
  waits: Map<string, number>;
  bytes: Map<string, number>;
};
type Line = { what: string; measured: number; bound: string; holds: boolean };

const most = (what: string, measured: number, bound: number): Line => ({
  what,
  measured,
  bound: `at most ${bound}`,
  holds: measured <= bound,
});
const least = (what: string, measured: number, bound: number): Line => ({
  what,
  measured,
  bound: `at least ${bound}`,
  holds: measured >= bound,
});
const BYTES: Record<string, number> = { 'html of 24 cards': 8_000, css: 15_000 };

/** Every bound with what was measured beside it; what another page of the same run is compared with is `bare`. */
export function verdict({ lighthouse, felt, waits, bytes }: Measured): Line[] {
  const lines: Line[] = [];
  const bare = { score: lighthouse.get('bare'), felt: felt.get('bare') };
  for (const [name, sample] of lighthouse) {
    if (name === 'bare') continue;
    const below = (bare.score?.performance ?? 100) - sample.performance;
    lines.push(most(`${name}: performance below bare`, below, 3));
    for (const score of ['accessibility', 'bestPractices', 'seo'] as const)
      lines.push(least(`${name}: ${score}`, sample[score], 100));
    lines.push(most(`${name}: script kB`, sample.scriptKb, 185));
  }
  for (const [name, { lcpMs, cls }] of felt) {
    if (name === 'bare') continue;
    const ratio = Number((lcpMs / (bare.felt?.lcpMs || 1)).toFixed(2));
    lines.push(most(`${name}: LCP ${lcpMs} ms against bare`, ratio, 1.3), most(`${name}: CLS`, cls, 0.02));
  }
  for (const [name, ms] of waits) lines.push(most(`${name}: to the next paint, ms`, ms, 200));
  for (const [name, size] of bytes) lines.push(most(`${name}: bytes in gzip`, size, BYTES[name] ?? 0));
  return lines;
}
