import { Server } from 'lucide-react';
import type { ReactNode } from 'react';
import { platformWords } from '#app/(platform)/_lib/frame.ts';

export default async function SignInLayout({ children }: { children: ReactNode }) {
  const { t } = await platformWords();
  return (
    <main className="mx-auto grid min-h-[90dvh] max-w-[24rem] content-center gap-6 px-4 py-10">
      <header className="grid justify-items-center gap-3 text-center">
        <span className="grid size-12 place-items-center rounded-full bg-accent-tint text-accent-text">
          <Server size={22} aria-hidden="true" />
        </span>
        <h1 className="text-lg font-semibold text-balance">{t('signIn.heading')}</h1>
      </header>
      {children}
    </main>
  );
}
