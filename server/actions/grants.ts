'use server';
import type { Result } from '#lib/result.ts';
import { endAccess, grantAccess, refuseAccess } from '#modules/identity/index.ts';
import type { AccessLevel } from '#modules/identity/schema.ts';
import { act } from '../action.ts';

export async function letIn(input: {
  grantId: string;
  level: AccessLevel;
}): Promise<Result<{ grantId: string; expiresAt: string }>> {
  return act('operator', grantAccess, input);
}

export async function keepOut(input: { grantId: string }): Promise<Result<{ grantId: string }>> {
  return act('operator', refuseAccess, input);
}

export async function endGrant(input: { grantId: string }): Promise<Result<{ grantId: string }>> {
  return act('operator', endAccess, input);
}
