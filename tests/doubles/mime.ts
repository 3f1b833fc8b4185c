/** A mail as a person reads it. */
export type ParsedMail = { from: string; subject: string; text: string; html: string };

type Part = { headers: Map<string, string>; body: string };

const MAX_DEPTH = 8;

function decodeBytes(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const bytesOf = (binary: string) => Buffer.from(binary, 'latin1');

function unescapeHex(text: string): string {
  return text.replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Decodes encoded words (`=?utf-8?Q?…?=`) and raw UTF-8 in a header. */
function decodeHeader(value: string): string {
  const words = /=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi;
  let decoded = '';
  let end = 0;
  for (const match of value.matchAll(words)) {
    const [whole, charset = 'utf-8', encoding = 'q', data = ''] = match;
    const bytes =
      encoding.toLowerCase() === 'b'
        ? Buffer.from(data, 'base64')
        : bytesOf(unescapeHex(data.replaceAll('_', ' ')));
    decoded += decodeBytes(bytesOf(value.slice(end, match.index)), 'utf-8') + decodeBytes(bytes, charset);
    end = match.index + whole.length;
  }
  return decoded + decodeBytes(bytesOf(value.slice(end)), 'utf-8');
}

function splitPart(source: string): Part {
  const gap = /\r?\n\r?\n/.exec(source);
  // A part without headers begins with its empty line.
  const bare = /^\r?\n/.exec(source);
  const head = bare ? '' : source.slice(0, gap?.index ?? source.length);
  const body = source.slice(bare ? bare[0].length : gap ? gap.index + gap[0].length : source.length);
  const headers = new Map<string, string>();
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body };
}

function parameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return match?.[1] ?? match?.[2];
}

function subpartsOf(body: string, boundary: string): string[] {
  const [, ...parts] = `\n${body}`.split(`\n--${boundary}`);
  const end = parts.findIndex((part) => part.startsWith('--'));
  return parts.slice(0, end === -1 ? parts.length : end).map((part) => part.replace(/^[ \t]*\r?\n/, ''));
}

function contentOf({ headers, body }: Part, type: string): string {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const charset = parameter(type, 'charset') ?? 'utf-8';
  if (encoding === 'base64') return decodeBytes(Buffer.from(body, 'base64'), charset);
  const plain = encoding === 'quoted-printable' ? unescapeHex(body.replaceAll(/=[ \t]*\r?\n/g, '')) : body;
  return decodeBytes(bytesOf(plain), charset);
}

function collect(part: Part, found: { text?: string; html?: string }, depth: number): void {
  const type = part.headers.get('content-type') ?? 'text/plain';
  const kind = (type.split(';')[0] ?? '').trim().toLowerCase();
  const boundary = parameter(type, 'boundary');
  if (kind.startsWith('multipart/') && boundary !== undefined && depth < MAX_DEPTH) {
    for (const source of subpartsOf(part.body, boundary)) collect(splitPart(source), found, depth + 1);
    return;
  }
  if (/^attachment/i.test(part.headers.get('content-disposition') ?? '')) return;
  if (kind === 'text/html') found.html ??= contentOf(part, type);
  if (kind === 'text/plain') found.text ??= contentOf(part, type);
}

/** Reads a message as it came over the wire: its subject, sender and first text and HTML parts. */
export function parseMail(raw: Buffer): ParsedMail {
  const message = splitPart(raw.toString('latin1'));
  const header = (name: string) => decodeHeader(message.headers.get(name) ?? '');
  const found: { text?: string; html?: string } = {};
  collect(message, found, 0);
  const trimmed = (text = '') => text.replaceAll('\r\n', '\n').trimEnd();
  return {
    from: header('from'),
    subject: header('subject'),
    text: trimmed(found.text),
    html: trimmed(found.html),
  };
}
