'use client';
import { useRef } from 'react';
import { newKey } from '#components/admin/new-key.ts';

/** The key of one act: the same as long as what is asked is the same, so that a second try does it once. */
export function useOnce(): (asked: object) => string {
  const last = useRef({ asked: '', key: '' });
  return (asked) => {
    const text = JSON.stringify(asked);
    if (text !== last.current.asked) last.current = { asked: text, key: newKey() };
    return last.current.key;
  };
}
