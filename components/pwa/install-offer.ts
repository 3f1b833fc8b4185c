/** What a browser gives to a page that could be installed; not in the types yet. */
type InstallEvent = Event & { prompt: () => Promise<unknown> };

let offer: InstallEvent | null = null;
let listener: (() => void) | undefined;

/** Keeps the browser's own bar away and its offer for the moment when it helps. */
export function catchInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallEvent;
    listener?.();
  });
}

export const installOffer = (): InstallEvent | null => offer;

/** Calls when an offer comes. */
export function whenOffered(then: () => void): () => void {
  listener = then;
  return () => {
    listener = undefined;
  };
}
