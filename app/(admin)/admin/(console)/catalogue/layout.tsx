import type { ReactNode } from 'react';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { AreaWords } from '#components/admin/area-words.tsx';
import { loadWords } from '#i18n/areas.ts';

export default async function CatalogueLayout({ children }: { children: ReactNode }) {
  const { locale } = await outerFrame();
  return <AreaWords words={await loadWords('wares', locale)}>{children}</AreaWords>;
}
