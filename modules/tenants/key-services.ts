import { env } from '#lib/env.ts';
import { httpKeys } from './adapters/key-service.ts';
import { environmentKeys, type KeyService, type ServiceName } from './key-service.ts';

const SERVICES: Readonly<Record<ServiceName, KeyService>> = { environment: environmentKeys, http: httpKeys };

/** The service that a key was wrapped by. */
export const serviceNamed = (name: ServiceName): KeyService => SERVICES[name];

/** The service that wraps new keys: the one over HTTP where there is one. */
export const serviceForNew = (): KeyService =>
  env().DAMSON_KEY_SERVICE_URL === undefined ? environmentKeys : httpKeys;
