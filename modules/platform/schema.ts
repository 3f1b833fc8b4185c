import { z } from 'zod';
import { LOCALES } from '#i18n/locales.ts';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';
import { type AccessGrant, emailSchema } from '#modules/identity/schema.ts';
import { themeChoiceSchema } from '#modules/tenants/schema.ts';

export { emailSchema };

/** How a program looks that nobody has dressed yet; the installation's own area looks so too. */
export const FIRST_LOOK = { accent: '#7a3b69', font: 'geist', shape: 'soft' } as const;

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** A host name without scheme, port and path. */
export const hostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(253, 'is too long')
  .regex(new RegExp(`^${LABEL}(?:\\.${LABEL})+$`), 'must be a host name like rewards.example.com');

export const slugSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/,
    'must be 3 to 40 letters, digits and hyphens, beginning with a letter',
  );

function isTimeZone(zone: string): boolean {
  try {
    return /^[A-Z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const createTenantInput = z
  .object({
    slug: slugSchema,
    name: z.string().trim().min(1, 'is needed').max(80, 'must be at most 80 characters'),
    currency: z.string().refine((c) => currencies.has(c), 'must be a currency like EUR'),
    /** The language, perhaps with a country, for whoever chose none. */
    locale: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language, perhaps with a country: en-GB'),
    languages: z
      .array(z.enum(LOCALES))
      .min(1)
      .max(LOCALES.length)
      .default([...LOCALES]),
    timeZone: z.string().max(60).refine(isTimeZone, 'must be a time zone like Europe/Berlin'),
    theme: themeChoiceSchema.default(FIRST_LOOK),
    host: hostSchema,
    owner: z.object({
      name: z.string().trim().min(1, 'is needed').max(120),
      email: emailSchema,
      /** Without one the owner is asked in by letter. */
      password: z.string().min(10, 'must have ten characters').max(200).optional(),
    }),
    /** What one whole unit of the currency costs in points. */
    pointsPerUnit: z.number().int('must be a whole number').min(1).max(1_000_000).default(100),
    /** What it has to give from the first day on; a sandbox beside it gets the same. */
    openingPoints: z.number().int('must be a whole number').min(0).max(1_000_000_000).default(0),
    /** Makes a sandbox beside it, with the same owner. */
    sandbox: z.boolean().default(false),
    /** The slug of the live program that this one is the sandbox of. */
    sandboxOf: slugSchema.optional(),
    /** A suspended program answers nobody until it is resumed. */
    status: z.enum(['active', 'suspended']).default('active'),
  })
  .refine((t) => t.languages.some((language) => language === t.locale.slice(0, 2)), {
    path: ['languages'],
    message: 'must hold the program’s own language',
  })
  .refine((t) => !(t.sandbox && t.sandboxOf), {
    path: ['sandbox'],
    message: 'a sandbox has no sandbox of its own',
  });
export type TenantSpec = z.output<typeof createTenantInput>;

/** A program that was made; `sandbox` where one was asked for. */
export type Made = { tenantId: string; slug: string; host: string };
export type MadeTenant = Made & { sandbox?: Made };

const limit = z
  .number()
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(1_000_000_000)
  .nullable();

export const tenantIdInput = z.object({ tenantId: idSchema('tenant') });
export const listTenantsInput = z.object({
  q: z.string().trim().max(100).optional(),
  status: z.enum(['active', 'suspended']).optional(),
  ...pageInput,
});
export const setTenantStatusInput = tenantIdInput.extend({
  status: z.enum(['active', 'suspended']),
  reason: z.string().trim().min(1, 'is needed').max(300),
});
export const setLimitsInput = tenantIdInput.extend({
  members: limit,
  ordersADay: limit,
  callsAMinute: limit,
});

export type Limits = { members: number | null; ordersADay: number | null; callsAMinute: number | null };
/** A program as the installation sees it: nothing of what is in it. */
export type TenantRow = {
  tenantId: string;
  slug: string;
  name: string;
  mode: 'live' | 'sandbox';
  status: 'active' | 'suspended';
  host: string | null;
  createdAt: string;
};
export type TenantDetail = TenantRow & {
  currency: string;
  locale: string;
  timeZone: string;
  hosts: string[];
  limits: Limits;
  activeMembers: number;
  twin: { tenantId: string; name: string; mode: 'live' | 'sandbox' } | null;
  acts: { verb: string; by: string; at: string; detail: Record<string, unknown> }[];
};
/** One's own access to a program: what was asked last, and what became of it. */
export type OwnAccess = Pick<
  AccessGrant,
  'grantId' | 'state' | 'level' | 'reason' | 'minutes' | 'askedAt' | 'expiresAt'
>;
export type PlatformOperator = {
  operatorId: string;
  email: string;
  name: string;
  status: 'active' | 'disabled';
  factorSet: boolean;
  createdAt: string;
};
export type FailedJob = {
  jobId: string;
  task: string;
  tenant: string | null;
  attempts: number;
  error: string;
  at: string;
};
export type Health = {
  database: { version: string; size: number; connections: number; answeredInMs: number };
  workers: { workerId: string; seenAt: string; lives: boolean }[];
  outbox: number;
  jobs: { waiting: number; running: number; failed: number; oldest: string | null };
  failed: FailedJob[];
  suppliers: {
    tenant: string;
    name: string;
    kind: string;
    status: 'active' | 'paused';
    breaker: 'closed' | 'open' | 'half_open';
    failures: number;
    balancesAt: string | null;
  }[];
};
