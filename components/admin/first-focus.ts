/** A ref for what a dialog focuses when it opens: `showModal` reads the attribute, React never sets it. */
export function firstFocus(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '');
}
