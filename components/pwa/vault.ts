import { SHELF_COOKIE } from '#lib/shelf-cookie.ts';
import { dropRow, readRow, rowIds, writeRow } from './store.ts';

const HALF_LIFE_SECONDS = 30 * 86_400;

type DeviceHalf = { owner: string; base: CryptoKey };
type SealedRow = { nonce: Uint8Array<ArrayBuffer>; body: ArrayBuffer };

/** The cookie's half, or null: then nothing that is kept here can be opened. */
export function cookieHalf(): string | null {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${SHELF_COOKIE}=`));
  return found?.slice(SHELF_COOKIE.length + 1) || null;
}

export function dropCookieHalf(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet.
  document.cookie = `${SHELF_COOKIE}=; path=/; max-age=0; samesite=strict`;
}

function makeCookieHalf(): string {
  const half = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replace(/=+$/, '');
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet.
  document.cookie = `${SHELF_COOKIE}=${encodeURIComponent(half)}; path=/; max-age=${HALF_LIFE_SECONDS}; samesite=strict${secure}`;
  return encodeURIComponent(half);
}

/** Whose things are kept on this device, or null. */
export async function ownerHere(): Promise<string | null> {
  return (await readRow<DeviceHalf>('keys', 'half'))?.owner ?? null;
}

/** A key that no script can read out: from a half that cannot be exported, the cookie's half and the owner. */
async function keyFrom({ owner, base }: DeviceHalf, half: string): Promise<CryptoKey> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: bytes(half), info: bytes(`damson shelf ${owner}`) };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function makeKey(owner: string): Promise<CryptoKey> {
  const random = crypto.getRandomValues(new Uint8Array(32));
  const base = await crypto.subtle.importKey('raw', random, 'HKDF', false, ['deriveKey']);
  random.fill(0);
  await writeRow('keys', 'half', { owner, base });
  return keyFrom({ owner, base }, makeCookieHalf());
}

async function keyHere(): Promise<CryptoKey | null> {
  const [device, half] = [await readRow<DeviceHalf>('keys', 'half'), cookieHalf()];
  return device && half ? keyFrom(device, half) : null;
}

/** Seals a thing on this device under its id, for one owner; another owner's things must be gone before. */
export async function keep(owner: string, id: string, thing: unknown): Promise<void> {
  const before = await ownerHere();
  if (before && before !== owner) throw new Error('This device keeps the things of another person.');
  const key = (before && (await keyHere())) || (await makeKey(owner));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(thing));
  const how = { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(id) };
  const row: SealedRow = { nonce, body: await crypto.subtle.encrypt(how, key, plain) };
  await writeRow('sealed', id, row);
}

/** Opens what was kept; null when it is not there or its key is gone. */
export async function take<T>(id: string): Promise<T | null> {
  const [row, key] = [await readRow<SealedRow>('sealed', id), await keyHere()];
  if (!row || !key) return null;
  const how = { name: 'AES-GCM', iv: row.nonce, additionalData: new TextEncoder().encode(id) };
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, row.body))) as T;
  } catch {
    return null;
  }
}

export const drop = (id: string): Promise<void> => dropRow('sealed', id);
export const keptIds = (): Promise<string[]> => rowIds('sealed');
