import type { Metadata } from 'next';
import { frame } from '#app/(store)/_lib/frame.ts';
import { PayTest } from '#components/store/pay-test.tsx';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import type { Messages } from '#i18n/messages.ts';
import { showTestPayment } from '#modules/payments/index.ts';
import type { TestPage } from '#modules/payments/schema.ts';
import { readAsAnyone } from '#server/screen.ts';

type Params = { params: Promise<{ ref: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.pay.title, referrer: 'no-referrer' };
}

/** The bank of a sandbox: whoever holds the link of a test payment decides how it ends. */
export default async function TestPayment({ params }: Params) {
  const { tenant, messages, format } = await frame();
  const ref = decodeURIComponent((await params).ref);
  const payment = await readAsAnyone(showTestPayment, { ref });
  const words = messages.pay;
  const { title, lead } = heading(payment.step, words);
  return (
    <main className="mx-auto max-w-md px-4 pt-8 pb-12">
      <div className="mb-6 grid justify-items-center gap-3 text-center">
        <TenantMark name={tenant.name} logo={tenant.theme.logo} size="lg" />
        <h1 className="text-xl font-semibold">{title}</h1>
        <p className="text-sm text-muted">{lead}</p>
      </div>
      <section className="rounded-lg border border-hairline bg-surface p-5">
        <p className="flex items-baseline justify-between gap-4">
          <span className="text-sm text-muted">{words.amount}</span>
          <bdi className="tabular text-xl font-semibold">
            {format.money(payment.amount, payment.currency)}
          </bdi>
        </p>
        <div className="mt-5 grid gap-2">
          {payment.step === 'ended' ? (
            <LinkButton href={payment.returnPath} variant="primary" size="lg" block>
              {words.goBack}
            </LinkButton>
          ) : (
            <PayTest key={payment.step} door={ref} step={payment.step} words={words} />
          )}
        </div>
      </section>
    </main>
  );
}

function heading(step: TestPage['step'], words: Messages['pay']): { title: string; lead: string } {
  if (step === 'challenge') return { title: words.challengeTitle, lead: words.challengeLead };
  if (step === 'ended') return { title: words.endedTitle, lead: words.endedLead };
  return { title: words.title, lead: words.lead };
}
