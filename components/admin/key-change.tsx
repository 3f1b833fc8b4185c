'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Words } from '#i18n/areas.ts';
import { changeSealingKey } from '#server/actions/program.ts';
import { EffectDialog } from './effect-dialog.tsx';

/** Asks for a new key that seals what this program keeps secret. */
export function KeyChange({ words }: { words: Words<'program'>['encryption'] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.change}</Button>
      <EffectDialog
        open={open}
        onClose={() => setOpen(false)}
        title={words.changeTitle}
        effect={<p>{words.changeBody}</p>}
        doLabel={words.change}
        act={() => changeSealingKey()}
        done={() => words.changed}
      />
    </>
  );
}
