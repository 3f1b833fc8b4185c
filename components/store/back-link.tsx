'use client';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { MouseEvent } from 'react';
import { ICON_BUTTON } from '#components/ui/button.tsx';

/** Goes back to where one was, at its place in the list; to `href` when one came from outside. */
export function BackLink({ href, label }: { href: string; label: string }) {
  const router = useRouter();
  const back = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !canGoBack()) return;
    event.preventDefault();
    router.back();
  };
  return (
    <Link href={href} aria-label={label} onClick={back} className={`${ICON_BUTTON} -ms-2`}>
      <ChevronLeft size={24} aria-hidden="true" className="rtl:rotate-180" />
    </Link>
  );
}

/** Browsers that do not say simply follow the link. */
function canGoBack(): boolean {
  return (window as { navigation?: { canGoBack: boolean } }).navigation?.canGoBack ?? false;
}
