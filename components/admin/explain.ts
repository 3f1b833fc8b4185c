'use client';
import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Failure, Result } from '#lib/result.ts';
import { tellTab } from './tab-news.ts';

const LOST = { ok: false, error: null } as const;
type Lost = typeof LOST;

/** Calls an action; a lost connection is an answer, too. What concerns the whole tab is told to it. */
export async function answerOf<T>(call: Promise<Result<T>>): Promise<Result<T> | Lost> {
  try {
    const answer = await call;
    if (!answer.ok && answer.error.code === 'unauthenticated') tellTab('signedOut');
    return answer;
  } catch (error) {
    if (unstable_isUnrecognizedActionError(error)) tellTab('outdated');
    return LOST;
  }
}

/** The sentence for what did not work. What only this act can know is told by the server. */
export function useExplain(): (error: Failure | null) => string {
  const t = useTranslations('admin.failure');
  return (error) => {
    if (!error) return t('later');
    const { code } = error;
    if (code === 'internal' || code === 'unauthenticated' || code === 'forbidden') return t(code);
    if (code === 'unavailable') return t('unavailable');
    if (code === 'rate_limited') return t('rateLimited');
    return error.message;
  };
}
