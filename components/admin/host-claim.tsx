'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button, IconButton } from '#components/ui/button.tsx';
import { copyText } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { ClaimRow } from '#modules/tenants/schema.ts';
import { checkHost, dropHost } from '#server/actions/settings.ts';
import { useAct } from './use-act.ts';

type HostWords = Words<'settings'>['hosts'];
type HostClaimProps = { claim: ClaimRow; words: HostWords; copy: string };

/** What has to stand in the DNS of a host, and what was found there. */
export function HostClaim({ claim, words, copy }: HostClaimProps) {
  const { format } = useSpeech();
  const { run, busy, problem } = useAct();
  const { host, found, checkedAt } = claim;
  const when = checkedAt ? format.dateTime(checkedAt) : '';
  const look = () =>
    run(
      () => checkHost({ hostId: claim.hostId }),
      ({ proven }) => (proven ? fill(words.proven, { host }) : fill(words.claimTitle, { host })),
    );
  const forget = () =>
    run(
      () => dropHost({ host }),
      () => fill(words.removed, { host }),
    );
  return (
    <section className="grid gap-3 rounded-base border border-hairline bg-surface p-4 text-sm">
      <h3 className="font-semibold">{fill(words.claimTitle, { host })}</h3>
      <p className="max-w-prose text-pretty text-muted">{words.claimBody}</p>
      <dl className="grid gap-x-4 gap-y-1 rounded-base bg-sunken p-3 sm:grid-cols-[auto_1fr]">
        <dt className="text-muted">{words.type}</dt>
        <dd className="font-mono text-xs leading-5">TXT</dd>
        <Copied name={words.name} value={claim.record} copy={copy} />
        <Copied name={words.value} value={claim.token} copy={copy} />
      </dl>
      <p className="max-w-prose text-xs text-pretty text-muted">{words.then}</p>
      <p aria-live="polite">{found ? fill(words[found], { when }) : words.never}</p>
      {problem && (
        <p role="alert" className="text-danger-text">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" busy={busy} onClick={look}>
          {words.check}
        </Button>
        <Button size="sm" variant="quiet" disabled={busy} onClick={forget}>
          {words.forget}
        </Button>
      </div>
    </section>
  );
}

function Copied({ name, value, copy }: { name: string; value: string; copy: string }) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1" dir="ltr">
        <code className="min-w-0 font-mono text-xs wrap-anywhere select-all">{value}</code>
        <IconButton
          label={`${copy}: ${name}`}
          className="size-6!"
          onClick={async () => {
            await copyText(value);
            setCopied(true);
          }}
        >
          <Icon size={14} aria-hidden="true" />
        </IconButton>
      </dd>
    </>
  );
}
