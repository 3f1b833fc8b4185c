'use client';
import type { ValueRow } from '#modules/recognition/schema.ts';
import type { Draft, GiveWords } from './give-draft.ts';
import { type Reader, RecognitionBody } from './recognition-body.tsx';
import { useSpeech } from './speech.tsx';

type GivePreviewProps = {
  draft: Draft;
  values: ValueRow[];
  reader: Reader & { name: string };
  words: GiveWords;
};

/** The post as colleagues will see it, from the first word on. */
export function GivePreview({ draft, values, reader, words }: GivePreviewProps) {
  const { format } = useSpeech();
  if (draft.chosen.length === 0 || draft.message.trim() === '') return null;
  return (
    <section aria-label={words.give.preview}>
      <h2 className="mb-2 text-sm font-medium">{words.give.preview}</h2>
      <div className="rounded-base border border-dashed border-outline bg-surface p-4">
        <RecognitionBody
          post={{
            kind: 'gift',
            giver: { memberId: '', name: reader.name },
            senderName: null,
            awardNames: null,
            receivers: draft.chosen,
            value: values.find((v) => v.valueId === draft.valueId) ?? null,
            message: draft.message.trim(),
            points: draft.points,
            private: draft.secret,
          }}
          reader={reader}
          words={words.post}
          format={format}
        />
      </div>
    </section>
  );
}
