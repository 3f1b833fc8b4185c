import type { ReceivedMail } from './mail-store.ts';

const STYLE = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
  * { box-sizing: border-box; }
  body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem; font: 1rem/1.5 system-ui, sans-serif; }
  h1 { font-size: 1.25rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
  ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
  li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; padding: .75rem 0;
    border-bottom: 1px solid var(--line); }
  li > a { font-weight: 600; overflow-wrap: anywhere; }
  time, .to, dt { font-size: .875rem; opacity: .75; }
  .to { grid-column: 1 / -1; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 1rem; margin: 0 0 1rem; }
  dd { margin: 0; overflow-wrap: anywhere; }
  iframe { width: 100%; height: 65vh; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: .5rem;
    padding: 1rem; }
`;

/** Makes text harmless in HTML, in attributes too. */
function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>${head}<style>${STYLE}</style></head>
<body><main>${body}</main></body></html>`;
}

function subjectOf({ subject }: ReceivedMail): string {
  return subject || '(no subject)';
}

function recipients(mail: ReceivedMail): string {
  return mail.to
    .split(', ')
    .map((address) => `<a href="/?to=${encodeURIComponent(address)}">${escapeHtml(address)}</a>`)
    .join(', ');
}

function time({ receivedAt }: ReceivedMail): string {
  const shown = `${receivedAt.slice(0, 19).replace('T', ' ')} UTC`;
  return `<time datetime="${escapeHtml(receivedAt)}">${escapeHtml(shown)}</time>`;
}

/** The list of messages, which renews itself. */
export function listPage(mails: readonly ReceivedMail[], to: string | undefined): string {
  const items = mails.map((mail) => {
    const link = `<a href="/messages/${encodeURIComponent(mail.id)}">${escapeHtml(subjectOf(mail))}</a>`;
    return `<li>${link}${time(mail)}<span class="to">to ${recipients(mail)}</span></li>`;
  });
  const title = to ? `Mail to ${to}` : 'Mail';
  const all = to ? '<p><a href="/">All mail</a></p>' : '';
  const list = items.length > 0 ? `<ul>${items.join('\n')}</ul>` : '<p>Nothing has arrived yet.</p>';
  return page(title, `<h1>${escapeHtml(title)}</h1>${all}${list}`, '<meta http-equiv="refresh" content="3">');
}

/** The HTML part as a document of its own whose links open in the whole window. */
function framed(html: string): string {
  const base = '<base target="_top">';
  const document = /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => head + base)
    : base + html;
  const permissions = 'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';
  return `<iframe title="HTML part" sandbox="${permissions}" srcdoc="${escapeHtml(document)}"></iframe>`;
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/)
    .map((piece, index) => {
      const safe = escapeHtml(piece);
      return index % 2 === 1 ? `<a href="${safe}" target="_top">${safe}</a>` : safe;
    })
    .join('');
}

/** One message, its HTML part in a frame without scripts and its text part below. */
export function messagePage(mail: ReceivedMail): string {
  const subject = subjectOf(mail);
  return page(
    subject,
    `<p><a href="/">All mail</a></p><h1>${escapeHtml(subject)}</h1>
<dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${recipients(mail)}</dd>
<dt>Time</dt><dd>${time(mail)}</dd></dl>
${mail.html ? framed(mail.html) : ''}${mail.text ? `<pre>${linked(mail.text)}</pre>` : ''}`,
  );
}

/** What is shown for an address that leads nowhere. */
export function missingPage(): string {
  return page('Not found', '<h1>There is no such message.</h1><p><a href="/">All mail</a></p>');
}
