'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

const FIRST_MS = 1_500;
const LONGEST_MS = 20_000;

/** Asks the server for the page again while something is under way, less often each time. */
export function LookAgain() {
  const router = useRouter();
  const wait = useRef(FIRST_MS);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh();
      wait.current = Math.min(wait.current * 1.5, LONGEST_MS);
      timer = setTimeout(look, wait.current);
    };
    timer = setTimeout(look, wait.current);
    return () => clearTimeout(timer);
  }, [router]);
  return null;
}
