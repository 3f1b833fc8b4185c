'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { dropLogo, giveLogo } from '#server/actions/look.ts';
import { answerOf, useExplain } from './explain.ts';
import type { LookWords } from './look-draft.ts';

type LookLogoProps = { name: string; logo: string | null; words: LookWords };

/** The logo, which is in use as soon as it is uploaded. */
export function LookLogo({ name, logo, words }: LookLogoProps) {
  const explain = useExplain();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const give = (file: File) =>
    start(async () => {
      const form = new FormData();
      form.set('logo', file);
      const answer = await answerOf(giveLogo(form));
      if (!answer.ok) return setProblem(explain(answer.error));
      setProblem(undefined);
      toast(answer.data.plate ? words.logoPlate : words.logoDone, 'success');
      router.refresh();
    });
  const drop = () =>
    start(async () => {
      const answer = await answerOf(dropLogo());
      if (!answer.ok) return setProblem(explain(answer.error));
      toast(words.logoGone);
      router.refresh();
    });
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{words.logo}</legend>
      <div className="flex items-center gap-3">
        <TenantMark name={name} logo={logo} size="lg" />
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/svg+xml,image/gif,image/avif"
          aria-label={words.logoChoose}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) give(file);
          }}
        />
        <Button size="sm" busy={pending} onClick={() => input.current?.click()}>
          {logo ? words.logoReplace : words.logoChoose}
        </Button>
        {logo && (
          <Button size="sm" variant="quiet" disabled={pending} onClick={drop}>
            {words.logoRemove}
          </Button>
        )}
      </div>
      <p className="text-xs text-muted">{words.logoHint}</p>
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
