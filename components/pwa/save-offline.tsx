'use client';
import { CloudDownload, CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { clock } from '#lib/clock.ts';
import { keepMyVoucher } from '#server/actions/vouchers.ts';

type Props = { voucherId: string; owner: string; words: Words<'pwa'>['save'] };
const shelf = () => import('./shelf.ts');

/** Keeps a voucher for the time without a network, by a tap that counts as a reveal; and lets it go again. */
export function SaveOffline({ voucherId, owner, words }: Props) {
  const [kept, setKept] = useState<boolean | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void shelf()
      .then(({ shelvedIds }) => shelvedIds())
      .then((ids) => setKept(ids.includes(voucherId)))
      .catch(() => setKept(false));
  }, [voucherId]);
  const change = async () => {
    setBusy(true);
    const refusal = await (kept ? letGo(voucherId) : save({ owner, voucherId, words })).catch(
      () => words.blocked,
    );
    setBusy(false);
    if (refusal) toast(refusal);
    else setKept(!kept);
  };
  return (
    <div>
      <Button size="lg" block onClick={change} busy={busy} disabled={kept === null}>
        {!busy && <Icon kept={kept === true} />}
        {kept ? words.remove : words.action}
      </Button>
      <p role="status" className="mt-2 text-center text-xs text-muted">
        {kept ? words.done : words.hint}
      </p>
    </div>
  );
}

function Icon({ kept }: { kept: boolean }) {
  const Drawn = kept ? CloudOff : CloudDownload;
  return <Drawn size={18} aria-hidden="true" />;
}

async function letGo(voucherId: string): Promise<null> {
  await (await shelf()).unshelve(voucherId);
  return null;
}

/** Answers what to tell the person, or null when it is kept. */
async function save({ voucherId, owner, words }: Props): Promise<string | null> {
  const { shelve, shelvedIds, MOST_SHELVED } = await shelf();
  if ((await shelvedIds()).length >= MOST_SHELVED) return words.full;
  const answer = await keepMyVoucher({ voucherId }).catch(() => null);
  if (!answer?.ok) return words.failed;
  await shelve(owner, { ...answer.data, savedAt: clock.now().toISOString() });
  void navigator.storage?.persist?.();
  void fetch(answer.data.detail.artUrl);
  return null;
}
