'use client';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ImportView } from '#modules/people/schema.ts';
import { applyPeopleFile, undoPeopleFile } from '#server/actions/people.ts';
import { EffectDialog } from '../effect-dialog.tsx';

type ImportActionsProps = Pick<ImportView, 'importId' | 'fingerprint' | 'counts' | 'state' | 'undoUntil'>;

/** What can be done with a file: apply it, or take it back while that is possible. */
export function ImportActions({ importId, fingerprint, counts, state, undoUntil }: ImportActionsProps) {
  const t = useTranslations('people.import');
  const { format } = useSpeech();
  const [asked, setAsked] = useState<'apply' | 'undo'>();
  const close = () => setAsked(undefined);
  const count = (n: number) => ({ count: n, n: format.number(n) });
  const effects = counts.new + counts.changed;
  return (
    <>
      {state === 'read' && (
        <Button variant="primary" disabled={effects === 0} onClick={() => setAsked('apply')}>
          {t('apply', count(effects))}
        </Button>
      )}
      {undoUntil && (
        <Button onClick={() => setAsked('undo')}>
          <Undo2 size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          {t('undo')}
        </Button>
      )}
      <EffectDialog
        open={asked === 'apply'}
        onClose={close}
        title={t('applyTitle')}
        effect={
          <>
            <p>{t('applyAdds', count(counts.new))}</p>
            <p>{t('applyChanges', count(counts.changed))}</p>
            <p>{t('applyRefused', count(counts.refused))}</p>
            <p className="text-muted">{t('applyUndo')}</p>
          </>
        }
        doLabel={t('apply', count(effects))}
        act={() => applyPeopleFile({ importId, fingerprint })}
        done={({ added, changed }) =>
          t('applied', {
            added,
            nAdded: format.number(added),
            changed,
            nChanged: format.number(changed),
          })
        }
      />
      <EffectDialog
        open={asked === 'undo'}
        onClose={close}
        title={t('undoTitle')}
        danger
        effect={
          <>
            <p>{t('undoEffect', count(counts.new))}</p>
            <p>{t('undoFields', count(counts.changed))}</p>
          </>
        }
        doLabel={t('undoDo')}
        act={() => undoPeopleFile({ importId })}
        done={({ undone, kept }) =>
          kept > 0
            ? t('undoneKept', { ...count(undone), kept, nKept: format.number(kept) })
            : t('undone', count(undone))
        }
      />
    </>
  );
}
