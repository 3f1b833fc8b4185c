'use client';
import NotFound from '#app/not-found.tsx';

/** Within a page's own frame, which is the main landmark already. */
export default function NothingHere() {
  return <NotFound of="div" />;
}
