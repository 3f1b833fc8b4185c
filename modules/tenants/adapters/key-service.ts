import { callKeyService } from '#integrations/key-service/client.ts';
import { env, required } from '#lib/env.ts';
import type { KeyService } from '../key-service.ts';

const access = () => ({
  baseUrl: required('DAMSON_KEY_SERVICE_URL').replace(/\/$/, ''),
  token: env().DAMSON_KEY_SERVICE_TOKEN ?? '',
});

/** A key service over HTTP: the master key never comes to this machine. */
export const httpKeys: KeyService = {
  name: 'http',
  wrap: (key, context) => callKeyService(access(), 'wrap', { data: key, context }),
  unwrap: (wrapped, context) => callKeyService(access(), 'unwrap', { data: wrapped, context }),
};
