import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Format } from '#i18n/format.ts';
import type { ApprovalRow } from '#modules/approvals/schema.ts';

type Words = { what: string; links: { href: string; label: string }[]; why: string | null };

/** What was asked, in words, from what it comes to; an act that nobody has named yet stays as it is. */
export function useApprovalWords(format: Format): (row: Pick<ApprovalRow, 'verb' | 'facts'>) => Words {
  const t = useTranslations('admin.approvals');
  const n = (value: unknown) => (typeof value === 'number' ? value : 0);
  const list = (value: unknown) => (Array.isArray(value) ? value : []);
  const limit = (value: unknown) =>
    value === null
      ? t('rule.never')
      : n(value) < 0
        ? t('rule.always')
        : t('rule.above', { points: format.points(n(value)) });
  return ({ verb, facts }) => {
    const why = typeof facts['why'] === 'string' ? facts['why'] : null;
    const order = { href: `/admin/orders/${facts['order']}`, label: t('order') };
    const points = format.points(n(facts['points']));
    if (verb === 'points.grant') {
      const members = list(facts['members']);
      const links = members.slice(0, 5).map((id, i) => ({
        href: `/admin/people/${id}`,
        label: t('member', { n: format.number(i + 1) }),
      }));
      const count = members.length;
      return { what: t('act.grant', { points, count, n: format.number(count) }), links, why };
    }
    if (verb === 'points.grantToSegment') {
      const count = n(facts['count']);
      return { what: t('act.grant', { points, count, n: format.number(count) }), links: [], why };
    }
    if (verb === 'rewards.grant') {
      const count = list(facts['recipients']).length;
      return { what: t('act.reward', { points, count, n: format.number(count) }), links: [], why };
    }
    if (verb === 'orders.refund') {
      const count = list(facts['units']).length;
      const card = n(facts['cardAmount']);
      const what = t('act.refund', { points, count, n: format.number(count) });
      const money = card > 0 ? ` + ${format.money(card, String(facts['cardCurrency']))}` : '';
      return { what: what + money, links: [order], why };
    }
    if (verb === 'vouchers.openForStaff') return { what: t('act.openCode', { points }), links: [order], why };
    if (verb === 'orders.resolveFrozen') return { what: t('act.giveBack', { points }), links: [order], why };
    if (verb === 'approvals.setRule') {
      const of = t(`of.${String(facts['of']).replace('.', '_') as 'points_grant'}`);
      return {
        what: t('act.rule', { of, before: limit(facts['before']), after: limit(facts['after']) }),
        links: [],
        why,
      };
    }
    return { what: verb, links: [], why };
  };
}

/** The act, where to look at what it is about, and why it was asked. */
export function ApprovalWhat({ row, format }: { row: ApprovalRow; format: Format }) {
  const { what, links, why } = useApprovalWords(format)(row);
  return (
    <div className="grid gap-0.5 py-2 whitespace-normal">
      <span className="font-medium">{what}</span>
      {why && (
        <span dir="auto" className="text-muted wrap-anywhere">
          “{why}”
        </span>
      )}
      {links.length > 0 && (
        <span className="flex flex-wrap gap-3">
          {links.map((link) => (
            <Link key={link.href} href={link.href} className="text-accent-text underline">
              {link.label}
            </Link>
          ))}
        </span>
      )}
    </div>
  );
}
