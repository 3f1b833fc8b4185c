import pino from 'pino';
import { env } from './env.ts';

/** Structured logs; fields that could carry a secret are dropped by path, whoever logs them. */
export const log = pino({
  level: env().LOG_LEVEL,
  base: null,
  redact: {
    paths: [
      '*.code',
      '*.pin',
      '*.token',
      '*.password',
      '*.secret',
      '*.authorization',
      '*.cookie',
      '*.email',
      'email',
    ],
    remove: true,
  },
});
