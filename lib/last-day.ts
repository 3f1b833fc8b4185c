/** The last moment before something ends, so that its day is the last one on which it can be used. */
export function lastMoment(endsAt: string): string {
  return new Date(Date.parse(endsAt) - 1).toISOString();
}
