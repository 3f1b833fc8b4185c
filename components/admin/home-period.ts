/** The stretches that the dashboard offers, in days; the first one is shown unless another is asked for. */
export const PERIODS = ['30', '7', '90', '365'] as const;
export type PeriodDays = (typeof PERIODS)[number];

/** The last so many days where the tenant is, today included. */
export function lastDays(days: PeriodDays, now: string, timeZone: string): { from: string; to: string } {
  const to = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(now));
  const from = new Date(Date.parse(to) - (Number(days) - 1) * 86_400_000).toISOString().slice(0, 10);
  return { from, to };
}
