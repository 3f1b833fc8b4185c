import { Gem } from 'lucide-react';
import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { BalanceHero } from '#components/store/balance-hero.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { Section } from '#components/store/section.tsx';
import { Statement } from '#components/store/statement.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { pointsStatement, wallet } from '#modules/points/index.ts';
import { readAsMember } from '#server/screen.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.points.title };
}

export default async function Points() {
  const { messages, format } = await memberFrame();
  const [mine, first] = await Promise.all([readAsMember(wallet, {}), readAsMember(pointsStatement, {})]);
  const words = messages.points;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={words.title} />
      <BalanceHero wallet={mine} format={format} words={words} />
      <Section id="statement" title={words.statement}>
        {first.items.length > 0 ? (
          <Statement key={first.items[0]?.transferId} first={first} words={words} />
        ) : (
          <EmptyState icon={Gem} title={words.emptyTitle}>
            {words.emptyBody}
          </EmptyState>
        )}
      </Section>
    </div>
  );
}
