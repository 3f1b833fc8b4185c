'use server';
import type { Result } from '#lib/result.ts';
import {
  createRole,
  deleteRole,
  disableOperator,
  editRole,
  enableOperator,
  explainAccess,
  inviteColleague,
  setOperatorRoles,
} from '#modules/identity/index.ts';
import type { Answer } from '#modules/identity/schema.ts';
import { act } from '../action.ts';

export async function whyAccess(input: { operatorId: string; permission: string }): Promise<Result<Answer>> {
  return act('operator', explainAccess, input);
}

type Given = { roleId: string; costCentres: string[] | null }[];

export async function askOperatorIn(input: {
  email: string;
  name: string;
  roles: Given;
}): Promise<Result<{ operatorId: string }>> {
  return act('operator', inviteColleague, input);
}

export async function giveRoles(input: {
  operatorId: string;
  roles: Given;
}): Promise<Result<{ operatorId: string }>> {
  return act('operator', setOperatorRoles, input);
}

export async function closeOperator(input: { operatorId: string }): Promise<Result<{ ended: number }>> {
  return act('operator', disableOperator, input);
}

export async function reopenOperator(input: { operatorId: string }): Promise<Result<{ operatorId: string }>> {
  return act('operator', enableOperator, input);
}

export async function saveRole(input: object): Promise<Result<{ roleId: string }>> {
  return 'roleId' in input ? act('operator', editRole, input) : act('operator', createRole, input);
}

export async function forgetRole(input: { roleId: string }): Promise<Result<{ roleId: string }>> {
  return act('operator', deleteRole, input);
}
