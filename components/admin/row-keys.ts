/** Links that stand for a row; one of them has the focus while one moves through a list. */
const rows = () => Array.from(document.querySelectorAll<HTMLAnchorElement>('a[data-row]'));
let last: string | undefined;

/** Moves the focus by one row; with a panel open, the panel follows. */
export function moveRow(by: 1 | -1): void {
  const all = rows();
  const at = all.indexOf(document.activeElement as HTMLAnchorElement);
  const here = at >= 0 ? at : all.findIndex((row) => row.dataset.row === (openRow() ?? last));
  const next = all[here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + by))];
  if (!next) return;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  last = next.dataset.row;
  if (openRow() && openRow() !== last) next.click();
}

/** Ticks the row that has the focus, or takes the tick away; false where it has none. */
export function tickRow(): boolean {
  const row = document.activeElement?.closest('tr');
  const box = rowHasFocus() ? row?.querySelector<HTMLInputElement>('input[name="row"]') : null;
  box?.click();
  return box != null;
}

/** A closed panel gives the focus back to the row that it showed. */
export function returnToRow(): void {
  if (openRow() || !last || document.activeElement !== document.body) return;
  rows()
    .find((row) => row.dataset.row === last)
    ?.focus({ preventScroll: true });
}

export function noteOpenRow(id: string): void {
  last = id;
}

export function rowHasFocus(): boolean {
  return document.activeElement instanceof HTMLElement && document.activeElement.dataset.row !== undefined;
}

export function closePanel(): void {
  document.querySelector<HTMLAnchorElement>('a[data-close-panel]')?.click();
}

export function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('input[data-search]');
  box?.focus();
  box?.select();
}

function openRow(): string | undefined {
  return document.querySelector<HTMLElement>('[data-panel]')?.dataset.panel;
}
