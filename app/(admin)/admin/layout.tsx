import '#app/console.css';
import type { ReactNode } from 'react';

/** The console has styles that the storefront does not load. */
export default function AdminStyles({ children }: { children: ReactNode }) {
  return children;
}
