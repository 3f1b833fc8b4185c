/**
 * Our reference as an externalRefID, which has letters and digits only, at most 100: any other character, and Z, is
 * written as Z and its two hexadecimal digits, so that no two references meet. Null when it cannot be written.
 */
export function externalRefOf(reference: string): string | null {
  if (!/^[\x20-\x7e]+$/.test(reference)) return null;
  const written = reference.replace(/[^A-Ya-z0-9]/g, (c) => `Z${c.charCodeAt(0).toString(16)}`);
  return written.length <= 100 ? written : null;
}
