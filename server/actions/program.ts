'use server';
import type { Result } from '#lib/result.ts';
import { createEmbedKey, revokeEmbedKey, rotateEmbedKey, setEmbedding } from '#modules/embedding/index.ts';
import { setPaymentAccount } from '#modules/payments/index.ts';
import { addValue, editValue, setRecognitionPolicy } from '#modules/recognition/index.ts';
import { rotateKey } from '#modules/tenants/index.ts';
import { act } from '../action.ts';

type MadeKey = { embedKeyId: string; secret: string | null };

export async function saveRecognitionPolicy(input: object): Promise<Result<object>> {
  return act('operator', setRecognitionPolicy, input);
}

export async function addRecognitionValue(input: object): Promise<Result<{ valueId: string }>> {
  return act('operator', addValue, input);
}

export async function changeRecognitionValue(input: object): Promise<Result<{ valueId: string }>> {
  return act('operator', editValue, input);
}

export async function saveEmbedding(input: object): Promise<Result<object>> {
  return act('operator', setEmbedding, input);
}

export async function makeEmbedKey(input: { name: string }): Promise<Result<MadeKey>> {
  return act('operator', createEmbedKey, input);
}

export async function renewEmbedKey(input: { embedKeyId: string }): Promise<Result<MadeKey>> {
  return act('operator', rotateEmbedKey, input);
}

export async function endEmbedKey(input: { embedKeyId: string }): Promise<Result<{ embedKeyId: string }>> {
  return act('operator', revokeEmbedKey, input);
}

/** The answer holds no key. */
export async function saveCardKeys(input: object): Promise<Result<object>> {
  return act('operator', setPaymentAccount, input);
}

export async function changeSealingKey(): Promise<Result<{ rotationId: string }>> {
  return act('operator', rotateKey, {});
}
