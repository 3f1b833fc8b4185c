import { createHmac } from 'node:crypto';
import { sameSecret } from '#lib/crypto.ts';

const STEP_SECONDS = 30;
const DIGITS = 6;
/** Steps before and after this one whose codes are taken too: clocks differ, and people type. */
const DRIFT = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of one step (RFC 6238 with SHA-1, over RFC 4226's truncation). */
export function codeOf(secret: Buffer, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS);

/** The step whose code this is, if it is one of now and was not used yet; else null. */
export function stepOfCode(
  secret: Buffer,
  code: string,
  { now, after }: { now: Date; after: number | null },
): number | null {
  const given = Buffer.from(code.replace(/\s/g, ''));
  const here = stepAt(now);
  let found: number | null = null;
  for (let step = here - DRIFT; step <= here + DRIFT; step++) {
    const fits = sameSecret(Buffer.from(codeOf(secret, step)), given);
    if (fits && step > (after ?? 0)) found = step;
  }
  return found;
}

/** RFC 4648, without padding, as authenticators take it. */
export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** What an authenticator reads from a QR code. */
export function otpauth({
  issuer,
  email,
  secret,
}: {
  issuer: string;
  email: string;
  secret: string;
}): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}
