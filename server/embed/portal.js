/*! Damson's microsite in a portal, protocol 1: docs/embedding.md */
(() => {
  const tag = document.currentScript;
  const host = new URL(tag.src).origin;

  /** Shows the microsite in `target`; `token` is a string or a function that gets a new one from the portal's back end. */
  function mount(options) {
    const target =
      typeof options.target === 'string' ? document.querySelector(options.target) : options.target;
    if (!target) throw new Error(`Damson: nothing on this page is ${options.target}`);
    const frame = document.createElement('iframe');
    const query = new URLSearchParams({ origin: location.origin });
    for (const name of ['lang', 'theme']) if (options[name]) query.set(name, options[name]);
    frame.src = `${host}/embed?${query}#${options.path || '/'}`;
    frame.title = options.title || 'Rewards';
    frame.allow = 'clipboard-write; screen-wake-lock';
    frame.referrerPolicy = 'no-referrer';
    frame.style.cssText = 'display:block;width:100%;height:480px;border:0;color-scheme:normal';
    const tell = (type, detail) =>
      target.dispatchEvent(new CustomEvent(`damson:${type}`, { bubbles: true, detail }));
    const say = (message) => frame.contentWindow?.postMessage({ damson: 1, ...message }, host);

    async function hear(event) {
      const said = event.data;
      if (event.source !== frame.contentWindow || event.origin !== host || said?.damson !== 1) return;
      if (said.type === 'token') return say({ type: 'token', token: await nextToken().catch(() => null) });
      if (said.type === 'height')
        frame.style.height = `${Math.min(Math.max(Math.ceil(said.px), 200), 20000)}px`;
      else if (said.type === 'top') frame.scrollIntoView({ block: 'nearest' });
      else if (/^[a-z-]{1,30}$/.test(said.type)) tell(said.type, said.detail);
    }

    let given = options.token;
    /** A token works once, so that the one in the tag is only good for the first time. */
    async function nextToken() {
      if (typeof options.token === 'function') return options.token();
      const first = given;
      given = null;
      if (first || !options.tokenUrl) return first || null;
      const answer = await fetch(options.tokenUrl, { credentials: 'same-origin', cache: 'no-store' });
      return answer.ok ? (await answer.text()).trim() : null;
    }

    addEventListener('message', hear);
    target.append(frame);
    return {
      frame,
      open: (path) => say({ type: 'open', path }),
      remove: () => {
        removeEventListener('message', hear);
        frame.remove();
      },
    };
  }

  window.Damson = { version: 1, mount };
  if (tag.dataset.target) {
    const start = () => mount(tag.dataset);
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start, { once: true });
    else start();
  }
})();
