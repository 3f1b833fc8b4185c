import type { ReactNode } from 'react';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { AreaWords } from '#components/admin/area-words.tsx';
import { loadWords } from '#i18n/areas.ts';

export default async function SuppliersLayout({ children }: { children: ReactNode }) {
  const { locale } = await outerFrame();
  return <AreaWords words={await loadWords('suppliers', locale)}>{children}</AreaWords>;
}
