import '#app/console.css';
import type { ReactNode } from 'react';

/** The till has styles that the storefront does not load. */
export default function TillStyles({ children }: { children: ReactNode }) {
  return children;
}
