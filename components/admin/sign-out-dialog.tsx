'use client';
import { useTranslations } from 'next-intl';
import { useSpeech } from '#components/store/speech.tsx';
import { signMemberOut } from '#server/actions/identity.ts';
import { EffectDialog } from './effect-dialog.tsx';

type SignOutDialogProps = {
  memberId: string;
  name: string;
  openSessions: number;
  open: boolean;
  onClose: () => void;
};

export function SignOutDialog({ memberId, name, openSessions, open, onClose }: SignOutDialogProps) {
  const t = useTranslations('admin.person');
  const { format } = useSpeech();
  const counted = (count: number) => ({ count, n: format.number(count) });
  return (
    <EffectDialog
      open={open}
      onClose={onClose}
      title={t('signOutTitle', { name })}
      effect={<p>{t('signOutEffect', counted(openSessions))}</p>}
      doLabel={t('signOutDo', counted(openSessions))}
      act={() => signMemberOut({ memberId })}
      done={({ ended }) => t('signedOut', counted(ended))}
    />
  );
}
