/** YYYY-MM-DD of a supplier's date or instant; null when there is none. */
export function dayOf(text: string | null | undefined): string | null {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T| )/.exec(text ?? '')?.[0];
  return day && !Number.isNaN(Date.parse(day)) ? day : null;
}
