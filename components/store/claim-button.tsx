'use client';
import { useFormStatus } from 'react-dom';
import { buttonClass } from '#components/ui/button-class.ts';
import { Spinner } from '#components/ui/spinner.tsx';

/** Sends its form; without scripts it is a plain submit button. Of a second tap nothing comes while the first is under way. */
export function ClaimButton({ label, busyLabel }: { label: string; busyLabel: string }) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      disabled={pending}
      aria-busy={pending || undefined}
      className={buttonClass({ variant: 'primary', size: 'lg', block: true })}
    >
      {pending && <Spinner />}
      {pending ? busyLabel : label}
    </button>
  );
}
