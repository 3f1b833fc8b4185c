'use client';
import { LogOut } from 'lucide-react';
import { IconButton } from '#components/ui/button.tsx';
import { signOut } from '#server/actions/identity.ts';

/** Ends the session of whoever stood at this till. */
export function TillSignOut({ label }: { label: string }) {
  const leave = async () => {
    await signOut({ kind: 'operator' }).catch(() => null);
    window.location.assign('/admin/sign-in?next=/till');
  };
  return (
    <IconButton label={label} onClick={leave}>
      <LogOut size={18} aria-hidden="true" className="rtl:-scale-x-100" />
    </IconButton>
  );
}
