import { Award } from 'lucide-react';
import type { Metadata } from 'next';
import { recognitionFrame, recognitionWords } from '#app/(store)/_lib/recognition.ts';
import { NominationForm } from '#components/store/nomination-form.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { pick } from '#i18n/pick.ts';
import { listAwards } from '#modules/recognition/index.ts';
import { readAsMember } from '#server/screen.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await recognitionWords()).nominate.title };
}

export default async function Nominate() {
  const { reader, words } = await recognitionFrame();
  const { items: awards } = await readAsMember(listAwards, {});
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader
        title={words.nominate.title}
        back={{ href: '/recognition/nominations', label: words.nominations.title }}
      />
      {awards.length > 0 ? (
        <NominationForm
          awards={awards}
          reader={reader}
          words={pick(words, 'nominate', 'give', 'people', 'refusals')}
        />
      ) : (
        <EmptyState icon={Award} title={words.nominate.noneTitle}>
          {words.nominate.none}
        </EmptyState>
      )}
    </div>
  );
}
