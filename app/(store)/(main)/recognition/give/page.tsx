import { HeartHandshake } from 'lucide-react';
import type { Metadata } from 'next';
import { recognitionFrame, recognitionWords } from '#app/(store)/_lib/recognition.ts';
import { GiveForm } from '#components/store/give-form.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { pick } from '#i18n/pick.ts';
import { myAllowance, recognitionValues } from '#modules/recognition/index.ts';
import { readAsMember } from '#server/screen.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await recognitionWords()).give.title };
}

export default async function Give() {
  const { reader, words, format } = await recognitionFrame();
  const [{ allowance }, { items: values }] = await Promise.all([
    readAsMember(myAllowance, {}),
    readAsMember(recognitionValues, {}),
  ]);
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title={words.give.title} back={{ href: '/recognition', label: words.title }} />
      {values.length === 0 ? (
        <EmptyState icon={HeartHandshake} title={words.give.noValuesTitle}>
          {words.give.noValues}
        </EmptyState>
      ) : (
        <>
          {allowance && (
            <p className="mb-6 text-sm text-muted">
              {format.say(allowance.left > 0 ? words.feed.allowance : words.feed.allowanceUsed, {
                points: format.points(allowance.left),
                day: format.dayOf(allowance.until),
              })}
            </p>
          )}
          <GiveForm
            allowance={allowance}
            values={values}
            reader={reader}
            words={pick(words, 'give', 'people', 'refusals', 'post')}
          />
        </>
      )}
    </div>
  );
}
