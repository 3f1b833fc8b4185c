'use client';
import { useTranslations } from 'next-intl';
import { useSpeech } from '#components/store/speech.tsx';
import { closeMember } from '#server/actions/identity.ts';
import { EffectDialog } from './effect-dialog.tsx';

type DisableDialogProps = {
  memberId: string;
  name: string;
  openSessions: number;
  balance: number;
  open: boolean;
  onClose: () => void;
};

export function DisableDialog({ memberId, name, openSessions, balance, open, onClose }: DisableDialogProps) {
  const t = useTranslations('admin.person');
  const { format } = useSpeech();
  const effects = [
    t('disableSessions', { count: openSessions, n: format.number(openSessions) }),
    t('disableAccess'),
    t('disablePoints', { points: format.points(balance) }),
    t('disableVouchers'),
    t('disableFinal'),
  ];
  return (
    <EffectDialog
      open={open}
      onClose={onClose}
      title={t('disableTitle', { name })}
      danger
      effect={
        <ul className="list-disc space-y-1 ps-5">
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      }
      doLabel={t('disableDo', { name })}
      act={() => closeMember({ memberId })}
      done={() => t('disabled', { name })}
    />
  );
}
