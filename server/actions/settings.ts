'use server';
import { clock } from '#lib/clock.ts';
import type { Result } from '#lib/result.ts';
import { verifyAudit } from '#modules/audit/index.ts';
import type { AuditVerdict } from '#modules/audit/schema.ts';
import { asSystem, restrictApiKey, rotateApiKey } from '#modules/identity/index.ts';
import { setPolicy, setRate } from '#modules/points/index.ts';
import {
  addHost,
  claimedHost,
  forgetTenants,
  lookForProof,
  removeHost,
  setLanguages,
  setPrimaryHost,
  settleHost,
} from '#modules/tenants/index.ts';
import { act } from '../action.ts';
import { requestFacts } from '../context.ts';
import { toFailure } from '../errors.ts';

export async function claimHost(input: { host: string }): Promise<Result<{ host: string; proven: boolean }>> {
  return act('operator', addHost, input);
}

/** Asks the DNS between two verbs: no transaction is open meanwhile, and what it found is the system's word. */
export async function checkHost(input: { hostId: string }): Promise<Result<{ proven: boolean }>> {
  const claimed = await act('operator', claimedHost, input);
  if (!claimed.ok) return claimed;
  const found = await lookForProof(claimed.data.host);
  const facts = { ...(await requestFacts()), now: clock.now() };
  try {
    const settled = { hostId: input.hostId, found };
    const data = await settleHost.call({ ...facts, authenticate: asSystem('hosts') }, settled);
    forgetTenants();
    return { ok: true, data };
  } catch (error) {
    return { ok: false, error: toFailure(error, facts.requestId) };
  }
}

export async function leadHost(input: { host: string }): Promise<Result<{ host: string }>> {
  return act('operator', setPrimaryHost, input);
}

export async function dropHost(input: { host: string }): Promise<Result<{ host: string }>> {
  const answer = await act('operator', removeHost, input);
  if (answer.ok) forgetTenants();
  return answer;
}

export async function saveLanguages(input: object): Promise<Result<true>> {
  const answer = await act('operator', setLanguages, input);
  if (!answer.ok) return answer;
  forgetTenants();
  return { ok: true, data: true };
}

export async function addRate(input: object): Promise<Result<{ currency: string }>> {
  return act('operator', setRate, input);
}

export async function savePointsPolicy(input: object): Promise<Result<true>> {
  const answer = await act('operator', setPolicy, input);
  return answer.ok ? { ok: true, data: true } : answer;
}

export async function limitApiKey(input: object): Promise<Result<{ apiKeyId: string }>> {
  return act('operator', restrictApiKey, input);
}

export async function renewApiKey(input: {
  apiKeyId: string;
  overlapHours: number;
}): Promise<Result<{ apiKeyId: string; secret: string }>> {
  return act('operator', rotateApiKey, input);
}

export async function checkAudit(): Promise<Result<AuditVerdict>> {
  return act('operator', verifyAudit, {});
}
