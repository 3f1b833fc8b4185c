'use client';
import { Gift, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { SegmentView } from '#modules/identity/schema.ts';
import { forgetSegment } from '#server/actions/segments.ts';
import { EffectDialog } from '../effect-dialog.tsx';
import { SegmentGrant } from './segment-grant.tsx';

type SegmentActionsProps = {
  segment: Pick<SegmentView, 'segmentId' | 'name' | 'count'>;
  may: { grant: boolean; manage: boolean };
};

/** What can be done with a segment: give its people points, or forget it. */
export function SegmentActions({ segment, may }: SegmentActionsProps) {
  const t = useTranslations('people.segment');
  const common = useTranslations('admin.common');
  const grant = useTranslations('admin.grant');
  const router = useRouter();
  const [asked, setAsked] = useState<'give' | 'forget'>();
  const close = () => setAsked(undefined);
  return (
    <>
      {may.manage && (
        <IconButton label={t('forget')} onClick={() => setAsked('forget')}>
          <Trash2 size={17} aria-hidden="true" />
        </IconButton>
      )}
      {may.grant && (
        <Button variant="primary" disabled={segment.count === 0} onClick={() => setAsked('give')}>
          <Gift size={16} aria-hidden="true" />
          {t('give')}
        </Button>
      )}
      <Dialog open={asked === 'give'} onClose={close} title={grant('title')} closeLabel={common('close')}>
        <SegmentGrant {...segment} onDone={close} />
      </Dialog>
      <EffectDialog
        open={asked === 'forget'}
        onClose={close}
        title={t('forgetTitle', { name: segment.name })}
        effect={<p>{t('forgetEffect')}</p>}
        doLabel={t('forget')}
        danger
        act={() => forgetSegment({ segmentId: segment.segmentId })}
        done={() => {
          router.push('/admin/people/segments');
          return t('forgotten', { name: segment.name });
        }}
      />
    </>
  );
}
