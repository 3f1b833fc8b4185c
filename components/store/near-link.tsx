'use client';
import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * A link that prepares its page when a finger or pointer comes near, not when it scrolls into view: a list of
 * hundreds must not ask the server for hundreds of pages.
 */
export function NearLink(props: ComponentProps<typeof Link>) {
  const [near, setNear] = useState(false);
  const approach = () => setNear(true);
  return (
    <Link
      {...props}
      prefetch={near ? null : false}
      onPointerEnter={approach}
      onTouchStart={approach}
      onFocus={approach}
    />
  );
}
