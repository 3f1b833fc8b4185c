import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { PERMISSIONS } from './permissions.ts';

/** What a role may hold that is limited to cost centres: the verbs behind these narrow themselves. */
export const LIMITED_PERMISSIONS = ['members.manage', 'members.read', 'points.grant'] as const;

const emailOf = z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address'));
const assigned = z
  .array(
    z.object({
      roleId: idSchema('role'),
      /** Null: everywhere. */
      costCentres: z.array(z.string().trim().min(1).max(60)).min(1).max(100).nullable().default(null),
    }),
  )
  .min(1, 'needs a role')
  .max(20);
export const operatorIdInput = z.object({ operatorId: idSchema('operator') });
export const inviteOperatorInput = z.object({
  email: emailOf,
  name: z.string().trim().min(1, 'is needed').max(120),
  roles: assigned,
});
export const setOperatorRolesInput = z.object({ operatorId: idSchema('operator'), roles: assigned });
export const roleIdInput = z.object({ roleId: idSchema('role') });
const roleFields = {
  name: z.string().trim().min(1, 'is needed').max(60),
  permissions: z.array(z.enum(PERMISSIONS)).min(1, 'needs at least one permission'),
};
export const createRoleInput = z.object(roleFields);
export const editRoleInput = z.object({
  roleId: idSchema('role'),
  /** Of what was edited, so that nobody writes over what another one just saved. */
  version: z.number().int().min(1),
  ...roleFields,
});

export const explainInput = z.object({ operatorId: idSchema('operator'), permission: z.enum(PERMISSIONS) });

export type HeldRole = { roleId: string; name: string; costCentres: string[] | null };
export type OperatorRow = {
  operatorId: string;
  name: string;
  email: string;
  status: 'active' | 'disabled';
  roles: HeldRole[];
  /** When they last did something; null before their first sign-in. */
  seenAt: string | null;
  isMe: boolean;
};
export type RoleRow = {
  roleId: string;
  name: string;
  permissions: string[];
  version: number;
  /** How many active operators hold it. */
  held: number;
  /** Whoever owns the program: holds everything there is, now and later, and stays as it is. */
  isOwner: boolean;
};
/** Why somebody may or may not do something: what decides, the roles that give it, and those that would. */
export type Answer = {
  may: 'yes' | 'partly' | 'no';
  because: 'role' | 'limited' | 'disabled' | 'no_role';
  by: Pick<HeldRole, 'name' | 'costCentres'>[];
  others: string[];
};
