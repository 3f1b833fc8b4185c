import { z } from 'zod';

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  /** Owner connection: migrations, seeds and imports. Never given to web, api or worker. */
  DATABASE_URL: z.string().optional(),
  /** The role that owns nothing and bypasses nothing. */
  APP_DATABASE_URL: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  DAMSON_MASTER_KEY: z
    .string()
    .refine((s) => Buffer.from(s, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional(),
  /** The master key before this one, while the data keys are wrapped anew. */
  DAMSON_MASTER_KEY_PREVIOUS: z
    .string()
    .refine((s) => Buffer.from(s, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional(),
  /** A key service that wraps new data keys instead of the master key. */
  DAMSON_KEY_SERVICE_URL: z.url().optional(),
  DAMSON_KEY_SERVICE_TOKEN: z.string().optional(),
  AUTH_SECRET: z.string().min(16).optional(),
  BASE_URL: z.string().default('http://localhost:3000'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SMTP_URL: z.string().optional(),
  /** 32 bytes in base64: the private key that signs push messages (VAPID). Without it there is no push. */
  VAPID_PRIVATE_KEY: z
    .string()
    .refine((s) => Buffer.from(s, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional(),
  MAIL_FROM: z.string().default('rewards@damson.invalid'),
  /** Further addresses of suppliers, as `kind=url` with commas between: the simulated one, test doubles. */
  SUPPLIER_URLS: z.string().default(''),
  /** Where a double of Stripe listens on this machine; accounts with test keys then speak to it alone. */
  STRIPE_BASE_URL: z.url().optional(),
  /** How long an answer of Stripe is waited for, before it is looked up what became of the request. */
  STRIPE_TIMEOUT_MS: z.coerce.number().int().min(100).max(80_000).default(15_000),
  /** `host:port` with commas between: webhook receivers that may be in the own network and speak plain HTTP. */
  WEBHOOK_TRUSTED_HOSTS: z.string().default(''),
  /** `address:port` with commas between: the name servers that prove hosts; the system's when left out. */
  DNS_SERVERS: z.string().default(''),
  /** Requests that one tenant's keys may make in a minute, over all processes. */
  API_RATE_PER_MINUTE: z.coerce.number().int().min(1).default(6_000),
  LOG_LEVEL: z.string().default('info'),
  /** Set behind a proxy that overwrites x-forwarded-*; otherwise those headers are stripped. */
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  DAMSON_DEV: z.enum(['0', '1']).default('0'),
  /** Another folder than `.next` that holds the build, below the project's own. */
  DAMSON_DIST_DIR: z
    .string()
    .regex(/^[\w.-]+$/)
    .default('.next'),
  DAMSON_DEMO: z.enum(['0', '1']).default('0'),
  /** For tests: the language `en-XA` marks every message, so that a text which is none is seen. */
  DAMSON_PSEUDO_LOCALE: z.enum(['0', '1']).default('0'),
  /** Where a test lets this process die: `name` or `name:nth`, see lib/failpoint.ts. */
  DAMSON_FAILPOINT: z.string().optional(),
});

export type Env = z.infer<typeof Environment>;
let parsed: Env | undefined;

/** The environment, parsed once; the only place that reads process.env. */
export function env(): Env {
  if (parsed) return parsed;
  const result = Environment.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`);
    throw new Error(`The environment is not usable:\n${lines.join('\n')}`);
  }
  parsed = result.data;
  return parsed;
}

/** A setting that this process cannot do without. */
export function required<K extends keyof Env>(name: K): NonNullable<Env[K]> {
  const value = env()[name];
  if (value === undefined || value === null) throw new Error(`Set ${name} in the environment.`);
  return value as NonNullable<Env[K]>;
}

/** Tests change the environment between cases. */
export function forgetEnv(): void {
  parsed = undefined;
}
