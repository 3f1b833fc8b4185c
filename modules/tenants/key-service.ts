import { open, seal } from '#lib/crypto.ts';
import { env, required } from '#lib/env.ts';

export type ServiceName = 'environment' | 'http';

/** Wraps and unwraps data keys under a master key that only it knows; `context` names tenant and key. */
export type KeyService = {
  name: ServiceName;
  wrap: (key: Buffer, context: string) => Promise<Buffer>;
  unwrap: (wrapped: Buffer, context: string) => Promise<Buffer>;
};

/** The master key in the environment; while it is being changed, the one before it still opens. */
export const environmentKeys: KeyService = {
  name: 'environment',
  wrap: async (key, context) => seal(masterKey(), key, context),
  unwrap: async (wrapped, context) => unwrapHere(wrapped, context),
};

function masterKey(): Buffer {
  return Buffer.from(required('DAMSON_MASTER_KEY'), 'base64');
}

/** Without any waiting, so that it may be done while a transaction is open. */
export function unwrapHere(wrapped: Buffer, context: string): Buffer {
  const previous = env().DAMSON_MASTER_KEY_PREVIOUS;
  try {
    return open(masterKey(), wrapped, context);
  } catch (error) {
    if (previous === undefined) throw error;
    return open(Buffer.from(previous, 'base64'), wrapped, context);
  }
}
