import '#app/console.css';
import type { ReactNode } from 'react';

/** The platform's area has styles that the storefront does not load. */
export default function PlatformStyles({ children }: { children: ReactNode }) {
  return children;
}
