import { z } from 'zod';
import { LOCALES } from '#i18n/locales.ts';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';
import type { AccessLevel } from './grant-schema.ts';
import { PERMISSIONS } from './permissions.ts';

export const subjectKind = z.enum(['member', 'operator']);
export type SubjectKind = z.infer<typeof subjectKind>;
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('must be an e-mail address'));

export const requestMagicLinkInput = z.object({ kind: subjectKind, email: emailSchema });
export const signInWithPasswordInput = z.object({
  kind: subjectKind,
  email: emailSchema,
  password: z.string().min(1, 'is needed').max(200),
  userAgent: z.string().max(400).optional(),
});
export const signInWithLinkInput = z.object({
  kind: subjectKind,
  token: z.string().max(200),
  userAgent: z.string().max(400).optional(),
});
export const memberIdInput = z.object({ memberId: idSchema('member') });
export const listMembersInput = z.object({
  q: z.string().trim().max(100).optional(),
  status: z.enum(['active', 'disabled']).optional(),
  ...pageInput,
});
export const searchColleaguesInput = z.object({ q: z.string().trim().max(80) });
export const addMemberInput = z.object({
  email: emailSchema,
  name: z.string().trim().min(1, 'is needed').max(120),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'),
  locale: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  costCentre: z.string().trim().max(60).nullable().default(null),
  managerId: idSchema('member').nullable().default(null),
  password: z.string().min(10).max(200).optional(),
});
export const addOperatorInput = z.object({
  email: emailSchema,
  name: z.string().trim().min(1).max(120),
  role: z.string(),
  password: z.string().min(10).max(200).optional(),
});
/** From where a key may be used: addresses or CIDR; empty for anywhere. */
const networks = z.array(z.string().trim().min(1).max(60)).max(20, 'must be at most 20 networks');
const expiresAt = z.iso
  .datetime({ offset: true, message: 'must be a moment like 2027-01-31T00:00:00Z' })
  .nullable();
export const createApiKeyInput = z.object({
  name: z.string().trim().min(1, 'is needed').max(80),
  scopes: z.array(z.enum(PERMISSIONS)).min(1, 'needs at least one permission'),
  networks: networks.default([]),
  expiresAt: expiresAt.default(null),
});
export const restrictApiKeyInput = z.object({ apiKeyId: idSchema('apiKey'), networks, expiresAt });
export const rotateApiKeyInput = z.object({
  apiKeyId: idSchema('apiKey'),
  /** How long the secret before works, too. */
  overlapHours: z.number().int().min(0).max(168).default(24),
});
export const apiKeyIdInput = z.object({ apiKeyId: idSchema('apiKey') });

/** A name such as Asia/Kolkata, or an older one for the same place; browsers do not all list the same. */
function isTimeZone(zone: string): boolean {
  try {
    return /^[A-Z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

export const changePreferencesInput = z.object({
  locale: z.enum(LOCALES).optional(),
  /** Null: as the program. */
  timeZone: z.string().max(60).refine(isTimeZone, 'must be a time zone').nullable().optional(),
});

export type Member = {
  id: string;
  email: string;
  name: string;
  country: string;
  locale: string;
  timeZone: string | null;
  costCentre: string | null;
  status: 'active' | 'disabled';
};
export type Operator = {
  id: string;
  email: string;
  name: string;
  roles: string[];
  permissions: string[];
  /** By permission the cost centres to which it is limited. */
  limits: Record<string, string[]>;
  /** For those who run the installation: until when they were let in, and as what. */
  guest?: { grantId: string; level: AccessLevel; expiresAt: string };
};
export type MemberRow = {
  memberId: string;
  name: string;
  email: string;
  country: string;
  costCentre: string | null;
  status: 'active' | 'disabled';
  createdAt: string;
};
/** A colleague as another member may know them. */
export type Colleague = { memberId: string; name: string; team: string | null };
export type SessionRow = {
  sessionId: string;
  createdAt: string;
  userAgent: string | null;
  endedAt: string | null;
};
/** A device as its owner sees it: no address is kept, so that no place can be told. */
export type DeviceRow = {
  sessionId: string;
  userAgent: string | null;
  source: SessionSource;
  createdAt: string;
  seenAt: string;
};
export type ApiKeyRow = {
  apiKeyId: string;
  name: string;
  lastFour: string;
  scopes: string[];
  createdAt: string;
  revokedAt: string | null;
  networks: string[];
  expiresAt: string | null;
  /** Until when the secret before the present one works, too. */
  overlapUntil: string | null;
  lastUsedAt: string | null;
  lastUsedFrom: string | null;
};
/** How a session came about: signed in here, in a portal's frame, under a grant of access, or to look as somebody does. */
export type SessionSource = 'sign_in' | 'embed' | 'access' | 'sight';
/** What a sign-in gives to the cookie: the session's id and its secret. */
export type OpenedSession = { sessionId: string; secret: string; subjectId: string };
export type { Answer, HeldRole, OperatorRow, RoleRow } from './access-schema.ts';
export { LIMITED_PERMISSIONS } from './access-schema.ts';
export type { AccessGrant, AccessLevel, GrantAct, GrantState } from './grant-schema.ts';
export { askAccessFields } from './grant-schema.ts';
export type {
  Attributes,
  Condition,
  Preview,
  SegmentRow,
  SegmentRule,
  SegmentView,
} from './segment-schema.ts';
