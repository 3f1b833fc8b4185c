import { randomBytes } from 'node:crypto';
import { clock } from '#lib/clock.ts';
import { newId } from '#lib/id.ts';
import { asCommand, invitePlatformOperator } from '#modules/platform/index.ts';
import { readObject, writeWhole } from './files.ts';
import { inState } from './root.ts';

/** Who runs the demo's installation. */
export type PlatformLogin = { email: string; password: string };

/** Gives the demo somebody who runs it, once; the password is kept in a file, like those of the programs. */
export async function seedPlatform(file = inState('platform.json')): Promise<PlatformLogin> {
  const kept = readObject(file);
  if (typeof kept?.['password'] === 'string') return kept as PlatformLogin;
  const login = { email: 'ops@damson.example', password: randomBytes(9).toString('base64url') };
  const caller = { requestId: newId('request'), now: clock.now(), authenticate: asCommand('seed') };
  await invitePlatformOperator.call(caller, { ...login, name: 'Robin Keller' });
  writeWhole(file, JSON.stringify(login, null, 2), 0o600);
  return login;
}
