const PNG = '\x89PNG\r\n\x1a\n';
export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg';

/** What a file is by its first bytes; its name and what the sender says of it count for nothing. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.startsWith(PNG)) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  return /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)[\s>]/.test(head) ? 'svg' : null;
}
