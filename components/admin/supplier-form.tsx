'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.tsx';
import { parseDecimal, toDecimal } from '#lib/money.ts';
import { type AccountView, CREDENTIALS, OPTIONAL_CREDENTIALS } from '#modules/suppliers/schema.ts';
import { addSupplier, changeSupplier } from '#server/actions/suppliers.ts';
import { answerOf, useExplain } from './explain.ts';
import { firstFocus } from './first-focus.ts';
import { SupplierCredentials } from './supplier-credentials.tsx';
import { supplierName } from './supplier-names.ts';

type Kind = AccountView['kind'];
type SupplierFormProps = { onDone: () => void } & (
  | { account: AccountView; mode?: never; currency?: never }
  | { account?: never; mode: 'live' | 'sandbox'; currency: string }
);

/** Sets an account up, or changes it. Credentials only go in: what is stored is never shown again. */
export function SupplierForm({ account, mode, currency, onDone }: SupplierFormProps) {
  const t = useTranslations('suppliers');
  const explain = useExplain();
  const router = useRouter();
  const kinds = (Object.keys(CREDENTIALS) as Kind[]).filter(
    (each) => each !== 'simulated' || mode === 'sandbox',
  );
  const [kind, setKind] = useState<Kind>(account?.kind ?? kinds[0] ?? 'reloadly');
  const [problem, setProblem] = useState<{ text: string; older: boolean }>();
  const [pending, start] = useTransition();
  const money = account?.lowBalance?.currency ?? account?.balances[0]?.currency ?? currency ?? 'EUR';
  const save = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const names = [...CREDENTIALS[kind], ...(OPTIONAL_CREDENTIALS[kind] ?? [])];
    const given = names.flatMap((name) =>
      text(`secret-${name}`) ? [[name, text(`secret-${name}`)] as const] : [],
    );
    const credentials = Object.fromEntries(given);
    const low = text('low');
    const amount = low ? parseDecimal(low.replace(',', '.'), money) : null;
    if (low && amount === null) return setProblem({ text: t('lowWrong'), older: false });
    const terms = {
      name: text('name'),
      priority: Number(text('priority')) || 0,
      lowBalance: amount === null ? null : { amount: Number(amount), currency: money },
    };
    start(async () => {
      const answer = await answerOf(
        account
          ? changeSupplier({
              ...terms,
              accountId: account.accountId,
              seen: { name: account.name, priority: account.priority, lowBalance: account.lowBalance },
              ...(given.length > 0 && { credentials }),
            })
          : addSupplier({ ...terms, kind, credentials, ...(text('url') && { baseUrl: text('url') }) }),
      );
      if (!answer.ok) {
        const older = account !== undefined && answer.error?.params['changed'] !== undefined;
        return setProblem({ text: explain(answer.error), older });
      }
      toast(account ? t('changed', { name: terms.name }) : t('added', { name: terms.name }));
      onDone();
      if (!account) router.push(`/admin/suppliers/${answer.data.accountId}`);
      router.refresh();
    });
  };
  return (
    <form onSubmit={save} className="grid gap-4 pt-1" autoComplete="off">
      {!account && (
        <Field id="supplier-kind" label={t('kind')}>
          <Select
            id="supplier-kind"
            ref={firstFocus}
            value={kind}
            onChange={(event) => setKind(event.target.value as Kind)}
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {supplierName(each, t('simulated'))}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field id="supplier-name" label={t('name')} hint={t('nameHint')}>
        <Input
          {...describedBy('supplier-name', { hint: true })}
          name="name"
          required
          maxLength={80}
          defaultValue={account?.name}
        />
      </Field>
      <SupplierCredentials kind={kind} stored={account !== undefined} />
      {!account && (
        <Field id="supplier-url" label={t('address')} hint={t('addressHint')}>
          <Input
            {...describedBy('supplier-url', { hint: true })}
            name="url"
            type="url"
            maxLength={200}
            dir="ltr"
          />
        </Field>
      )}
      <div className="grid grid-cols-2 gap-4">
        <Field id="supplier-priority" label={t('priority')} hint={t('priorityHint')}>
          <Input
            {...describedBy('supplier-priority', { hint: true })}
            name="priority"
            type="number"
            min={0}
            max={10_000}
            defaultValue={account?.priority ?? 100}
          />
        </Field>
        <Field id="supplier-low" label={t('lowLabel', { currency: money })} hint={t('lowHint')}>
          <Input
            {...describedBy('supplier-low', { hint: true })}
            name="low"
            inputMode="decimal"
            defaultValue={
              account?.lowBalance
                ? toDecimal({ amount: BigInt(account.lowBalance.amount), currency: money })
                : undefined
            }
          />
        </Field>
      </div>
      {problem && (
        <Notice
          tone="warning"
          live
          title={problem.text}
          action={
            problem.older && (
              <Button
                size="sm"
                onClick={() => {
                  onDone();
                  router.refresh();
                }}
              >
                {t('lookAtIt')}
              </Button>
            )
          }
        />
      )}
      <Button type="submit" variant="primary" block busy={pending}>
        {account ? t('save') : t('add')}
      </Button>
    </form>
  );
}
