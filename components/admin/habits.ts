const PALETTE = 'damson:palette';
const SHORTCUTS = 'damson:shortcuts';

/** Islands far apart ask for the same dialogs; an event spares them a shared parent. */
export function openPalette(): void {
  window.dispatchEvent(new Event(PALETTE));
}
export function openShortcuts(): void {
  window.dispatchEvent(new Event(SHORTCUTS));
}

export function onAsked(what: 'palette' | 'shortcuts', listener: () => void): () => void {
  const name = what === 'palette' ? PALETTE : SHORTCUTS;
  window.addEventListener(name, listener);
  return () => window.removeEventListener(name, listener);
}
