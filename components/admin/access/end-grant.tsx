'use client';
import { useState } from 'react';
import { EffectDialog } from '#components/admin/effect-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { endGrant } from '#server/actions/grants.ts';

type EndGrantProps = {
  grantId: string;
  words: { end: string; title: string; effect: string; ended: string };
};

export function EndGrant({ grantId, words }: EndGrantProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setOpen(true)}>
        {words.end}
      </Button>
      <EffectDialog
        open={open}
        onClose={() => setOpen(false)}
        title={words.title}
        effect={<p>{words.effect}</p>}
        doLabel={words.end}
        danger
        act={() => endGrant({ grantId })}
        done={() => words.ended}
      />
    </>
  );
}
