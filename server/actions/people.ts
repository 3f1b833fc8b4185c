'use server';
import type { Result } from '#lib/result.ts';
import { applyImport, mapImport, readImport, undoImport } from '#modules/people/index.ts';
import { act } from '../action.ts';

export async function readPeopleFile(form: FormData): Promise<Result<{ importId: string }>> {
  const file = form.get('file');
  const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : undefined;
  return act('operator', readImport, { fileName: file instanceof File ? file.name : '', content });
}

export async function mapPeopleFile(input: {
  importId: string;
  mapping: string[];
}): Promise<Result<{ importId: string }>> {
  return act('operator', mapImport, input);
}

export async function applyPeopleFile(input: {
  importId: string;
  fingerprint: string;
}): Promise<Result<{ importId: string; added: number; changed: number }>> {
  return act('operator', applyImport, input);
}

export async function undoPeopleFile(input: {
  importId: string;
}): Promise<Result<{ importId: string; undone: number; kept: number }>> {
  return act('operator', undoImport, input);
}
