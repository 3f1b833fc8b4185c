'use client';
import { useState, useTransition } from 'react';
import { Button, LinkButton } from '#components/ui/button.tsx';
import type { Messages } from '#i18n/messages.ts';
import { signInWithLink } from '#server/actions/identity.ts';

type LinkProps = { token: string; next: string; words: Messages['signIn'] };

/** A mail scanner that opens the link only sees this button; pressing it uses the link up. */
export function LinkSignIn({ token, next, words }: LinkProps) {
  const [problem, setProblem] = useState<'gone' | 'later' | null>(token ? null : 'gone');
  const [busy, start] = useTransition();
  const enter = () =>
    start(async () => {
      const answer = await signInWithLink({ kind: 'member', token, next }).catch(() => null);
      if (answer?.ok) window.location.assign(answer.data.next);
      else setProblem(answer?.error.code === 'unauthenticated' ? 'gone' : 'later');
    });
  return (
    <div className="grid gap-4">
      {problem && (
        <p role="alert" className="rounded-base bg-warning-tint px-4 py-3 text-sm text-warning-text">
          {problem === 'gone' ? words.linkGone : words.later}
        </p>
      )}
      {problem === 'gone' ? (
        <LinkButton href="/sign-in" variant="primary" size="lg" block>
          {words.newLink}
        </LinkButton>
      ) : (
        <Button variant="primary" size="lg" block onClick={enter} busy={busy}>
          {words.continue}
        </Button>
      )}
    </div>
  );
}
