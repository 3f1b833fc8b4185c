'use client';
import { useLinkStatus } from 'next/link';

/** A line inside a link while its page is on the way: home and browse send whole pages instead of skeletons. */
export function OnItsWay() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span
      aria-hidden="true"
      className="absolute inset-x-3 top-0 h-0.5 animate-pulse rounded-full bg-accent"
    />
  );
}
