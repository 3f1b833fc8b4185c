import type { ReactNode } from 'react';
import { platformFrame } from '#app/(platform)/_lib/frame.ts';
import { AreaBar } from '#components/platform/area-bar.tsx';

/** The frame around the installation's pages; each page asks for the sign-in itself. */
export default async function AreaLayout({ children }: { children: ReactNode }) {
  const { t, me } = await platformFrame();
  return (
    <>
      <a href="#content" className={SKIP}>
        {t('skip')}
      </a>
      <AreaBar name={me.name} email={me.email ?? ''} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[72rem] pb-16 outline-none">
        {children}
      </main>
    </>
  );
}

const SKIP =
  'sr-only z-40 rounded-base bg-raised px-4 py-2 text-sm shadow-float focus:not-sr-only focus:fixed ' +
  'focus:start-2 focus:top-2';
