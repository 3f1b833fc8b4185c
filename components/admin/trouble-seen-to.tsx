'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Words } from '#i18n/areas.ts';
import { closeProblem } from '#server/actions/order-care.ts';
import { EffectDialog } from './effect-dialog.tsx';

type SeenToProps = { problemId: string; words: Words<'dashboard'>['trouble'] };

/** Says that a problem was seen to. */
export function SeenTo({ problemId, words }: SeenToProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {words.seenTo}
      </Button>
      {open && (
        <EffectDialog
          open
          onClose={() => setOpen(false)}
          title={words.seenToTitle}
          effect={<p>{words.seenToEffect}</p>}
          doLabel={words.seenTo}
          act={() => closeProblem({ problemId })}
          done={() => words.seenToDone}
        />
      )}
    </>
  );
}
