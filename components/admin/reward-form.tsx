'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { describedBy, Field, Input, Textarea } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { MAX_RECIPIENTS } from '#modules/rewards/schema.ts';
import { grantSome } from '#server/actions/reward-desk.ts';
import { answerOf, useExplain } from './explain.ts';
import { newKey } from './new-key.ts';
import { type Gift, RewardGift } from './reward-gift.tsx';
import { RewardLinks } from './reward-links.tsx';
import { RewardPeople } from './reward-people.tsx';
import { type Recipient, readRecipients } from './reward-recipients.ts';
import { RewardSum, usePrice } from './reward-sum.tsx';

type Budget = { budgetId: string; name: string; available: number; depth: number };
type RewardFormProps = {
  words: Words<'granting'>;
  budgets: Budget[];
  currency: string;
  sender: string;
  mayChoose: boolean;
};
type Granted = { rewardId: string; name: string }[];

/** Grants one reward or many on one page; its end says in numbers what leaves which budget. */
export function RewardForm({ words, budgets, currency, sender, mayChoose }: RewardFormProps) {
  const t = words.form;
  const { format } = useSpeech();
  const explain = useExplain();
  const router = useRouter();
  const [idempotencyKey] = useState(newKey);
  const [gift, setGift] = useState<Gift | null>(null);
  const [text, setText] = useState('');
  const [budgetId, setBudgetId] = useState('');
  const [delivery, setDelivery] = useState<'email' | 'link'>('email');
  const [problem, setProblem] = useState<string>();
  const [granted, setGranted] = useState<Granted | null>(null);
  const [pending, start] = useTransition();
  const read = readRecipients(text);
  const { recipients } = read;
  const right = gift && recipients.length > 0 && recipients.length <= MAX_RECIPIENTS;
  const asked = right ? { gift, recipients, ...(budgetId ? { budgetId } : {}) } : null;
  const price = usePrice(asked);
  const send = (form: FormData) => {
    if (!asked) return;
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const until = said('until');
    const more = {
      delivery,
      message: said('message'),
      ...(said('sender') ? { sender: said('sender') } : {}),
      ...(until ? { expiresAt: `${until}T23:59:59Z` } : {}),
    };
    start(async () => {
      const answer = await answerOf(grantSome({ ...asked, ...more, idempotencyKey }));
      if (!answer.ok && answer.error?.code === 'needs_approval') {
        toast(t.sentForApproval);
        return router.push('/admin/rewards');
      }
      if (!answer.ok) return setProblem(explain(answer.error));
      toast(format.say(t.granted, { count: answer.data.rewardIds.length }));
      if (delivery === 'email') return router.push('/admin/rewards');
      setGranted(inOrder(answer.data.rewardIds, recipients));
    });
  };
  if (granted) {
    return (
      <div className="grid max-w-2xl gap-4 px-4 lg:px-6">
        <RewardLinks rewards={granted} words={words.link} />
        <LinkButton href="/admin/rewards" className="justify-self-start">
          {t.toList}
        </LinkButton>
      </div>
    );
  }
  return (
    <form action={send} className="grid max-w-2xl gap-8 px-4 pb-10 lg:px-6">
      <section className="grid gap-4">
        <h2 className="text-sm font-semibold">{t.what}</h2>
        <RewardGift words={t} currency={currency} mayChoose={mayChoose} onChange={setGift} />
      </section>
      <RewardPeople words={t} text={text} read={read} onChange={setText} />
      <section className="grid gap-4">
        <h2 className="text-sm font-semibold">{t.how}</h2>
        <Field id="reward-delivery" label={t.delivery} hint={t.deliveryHints[delivery]}>
          <Select
            {...describedBy('reward-delivery', { hint: true })}
            value={delivery}
            onChange={(event) => setDelivery(event.target.value as 'email' | 'link')}
          >
            <option value="email">{words.deliveries.email}</option>
            <option value="link">{words.deliveries.link}</option>
          </Select>
        </Field>
        <Field id="reward-sender" label={words.sender} hint={t.senderHint}>
          <Input
            {...describedBy('reward-sender', { hint: true })}
            name="sender"
            maxLength={120}
            placeholder={sender}
            autoComplete="off"
          />
        </Field>
        <Field id="reward-message" label={t.message}>
          <Textarea id="reward-message" name="message" maxLength={500} dir="auto" />
        </Field>
        <Field id="reward-until" label={words.until} hint={t.untilHint}>
          <Input
            {...describedBy('reward-until', { hint: true })}
            type="date"
            name="until"
            className="max-w-48"
          />
        </Field>
        <Field id="reward-budget" label={words.paidBy}>
          <Select id="reward-budget" value={budgetId} onChange={(event) => setBudgetId(event.target.value)}>
            <option value="">{words.program}</option>
            {budgets.map((b) => (
              <option key={b.budgetId} value={b.budgetId}>
                {`${'\u2003'.repeat(b.depth - 1)}${b.name} (${format.points(b.available)})`}
              </option>
            ))}
          </Select>
        </Field>
      </section>
      <RewardSum price={price} asked={asked !== null} words={t} />
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        busy={pending}
        disabled={!price.price}
        className="justify-self-start"
      >
        {price.price ? format.say(t.do, { count: price.price.recipients }) : words.issue}
      </Button>
    </form>
  );
}

/** The rewards come in the order of their recipients' addresses. */
function inOrder(rewardIds: string[], recipients: Recipient[]): Granted {
  const sorted = recipients.toSorted((a, b) => (a.email < b.email ? -1 : 1));
  return rewardIds.map((rewardId, index) => ({ rewardId, name: sorted[index]?.email ?? '' }));
}
