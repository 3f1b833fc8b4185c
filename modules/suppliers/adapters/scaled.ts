/** A supplier's decimal number times ten to the power of `places`, rounded down; 0 when it is none. */
export function scaled(decimal: number | string, places: number): number {
  const [, whole = '', fraction = ''] = /^(\d{1,9})(?:\.(\d{1,12}))?$/.exec(String(decimal)) ?? [];
  return Number(whole + fraction.slice(0, places).padEnd(places, '0'));
}
