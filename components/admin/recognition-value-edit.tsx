'use client';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { ValueRow } from '#modules/recognition/schema.ts';
import { addRecognitionValue, changeRecognitionValue } from '#server/actions/program.ts';
import { EffectDialog } from './effect-dialog.tsx';

type RecognitionValueEditProps = {
  /** Left out for a new one. */
  value?: ValueRow;
  name?: string;
  languages: { code: string; name: string }[];
  words: Words<'program'>['recognition'];
};

/** A value's emoji, and its name in each language that people may read. */
export function RecognitionValueEdit({ value, name, languages, words }: RecognitionValueEditProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [emoji, setEmoji] = useState(value?.emoji ?? '⭐');
  const [names, setNames] = useState<Record<string, string>>(value?.names ?? {});
  const act = () => {
    const said = Object.fromEntries(Object.entries(names).filter(([, text]) => text.trim()));
    const input = { emoji: emoji.trim(), names: said };
    return value ? changeRecognitionValue({ valueId: value.valueId, ...input }) : addRecognitionValue(input);
  };
  return (
    <>
      <Button
        size={value ? 'sm' : 'md'}
        variant={value ? 'quiet' : 'secondary'}
        onClick={() => setOpen(true)}
      >
        {!value && <Plus size={16} aria-hidden="true" />}
        {value ? words.rename : words.add}
        {name && <span className="sr-only">: {name}</span>}
      </Button>
      <span className="text-start whitespace-normal">
        <EffectDialog
          open={open}
          onClose={() => setOpen(false)}
          title={value ? words.rename : words.add}
          doLabel={value ? words.rename : words.add}
          act={act}
          done={() => (value ? words.changed : words.added)}
          effect={
            <div className="grid gap-4">
              <Field id={`${id}e`} label={words.emoji}>
                <Input
                  id={`${id}e`}
                  value={emoji}
                  maxLength={20}
                  autoComplete="off"
                  className="max-w-20 text-center"
                  onChange={(event) => setEmoji(event.target.value)}
                />
              </Field>
              {languages.map(({ code, name: language }) => (
                <Field key={code} id={id + code} label={fill(words.name, { language })}>
                  <Input
                    id={id + code}
                    lang={code}
                    dir="auto"
                    value={names[code] ?? ''}
                    maxLength={60}
                    autoComplete="off"
                    onChange={(event) => setNames({ ...names, [code]: event.target.value })}
                  />
                </Field>
              ))}
            </div>
          }
        />
      </span>
    </>
  );
}
