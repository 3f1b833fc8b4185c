import { Download, Gem } from 'lucide-react';
import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { BalanceHero } from '#components/store/balance-hero.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { Section } from '#components/store/section.tsx';
import { Statement } from '#components/store/statement.tsx';
import { ICON_BUTTON } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { lastMoment } from '#lib/last-day.ts';
import { expiringSoon, pointsStatement, wallet } from '#modules/points/index.ts';
import { readAsMember } from '#server/screen.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.points.title };
}

export default async function Points() {
  const { messages, format, locale } = await memberFrame();
  const [mine, ending, first, { statement: own }] = await Promise.all([
    readAsMember(wallet, {}),
    readAsMember(expiringSoon, {}),
    readAsMember(pointsStatement, {}),
    loadWords('voucher', locale),
  ]);
  const words = messages.points;
  const download = (
    <a
      href="/points/statement.csv"
      download
      aria-label={own.download}
      title={own.download}
      className={ICON_BUTTON}
    >
      <Download size={20} aria-hidden="true" />
    </a>
  );
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={words.title} end={first.items.length > 0 ? download : undefined} />
      <BalanceHero wallet={mine} format={format} words={words} />
      {ending.length > 0 && (
        <Section id="ending" title={own.ending}>
          <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface px-4">
            {ending.map((lot) => (
              <li key={lot.endsAt} className="tabular py-3 text-sm">
                {fill(own.endingLine, {
                  points: format.points(lot.points),
                  date: format.dayOf(lastMoment(lot.endsAt)),
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="statement" title={words.statement}>
        {first.items.length > 0 ? (
          <Statement key={first.items[0]?.transferId} first={first} words={words} own={own} />
        ) : (
          <EmptyState icon={Gem} title={words.emptyTitle}>
            {words.emptyBody}
          </EmptyState>
        )}
      </Section>
    </div>
  );
}
