-- O1 the ledger of each tenant and currency sums to zero
select tenant_id, currency, sum(credits_posted - debits_posted) as off
  from accounts group by 1, 2 having sum(credits_posted - debits_posted) <> 0;

-- O2 pending sides agree
select tenant_id, currency from accounts group by 1, 2 having sum(credits_pending) <> sum(debits_pending);

-- O3 a balance in the row is the sum of its transfers
with moved as (
  select t.tenant_id, s.account_id,
         sum(s.debit) filter (where t.type in ('posted', 'post')) as debits_posted,
         sum(s.credit) filter (where t.type in ('posted', 'post')) as credits_posted,
         sum(s.debit) filter (where t.type = 'pending' and r.id is null) as debits_pending,
         sum(s.credit) filter (where t.type = 'pending' and r.id is null) as credits_pending
    from transfers t
    left join transfers r on r.tenant_id = t.tenant_id and r.pending_id = t.id
    cross join lateral (values (t.debit_account_id, t.amount, 0::bigint), (t.credit_account_id, 0, t.amount))
           as s(account_id, debit, credit)
   group by 1, 2
)
select a.tenant_id, a.id
  from accounts a left join moved m on m.tenant_id = a.tenant_id and m.account_id = a.id
 where (a.debits_posted, a.credits_posted, a.debits_pending, a.credits_pending) is distinct from
       (coalesce(m.debits_posted, 0), coalesce(m.credits_posted, 0), coalesce(m.debits_pending, 0), coalesce(m.credits_pending, 0));

-- O4 nobody is overdrawn
select tenant_id, id from accounts
 where not may_go_negative and credits_posted - debits_posted - debits_pending < 0;

-- O5 no code was issued twice
select tenant_id, fingerprint from vouchers group by 1, 2 having count(*) > 1;

-- O6 no voucher without its posted debit
select v.tenant_id, v.id
  from vouchers v left join transfers t
    on t.tenant_id = v.tenant_id and t.id = v.transfer_id and t.type in ('posted', 'post')
   and t.code = 'redeem' and t.reference = v.order_id
 where t.id is null;

-- O7 an order is charged exactly for the vouchers that it has, whatever pays
with charged as (
  select t.tenant_id, t.reference, sum(t.amount) filter (where t.currency = 'PTS') as points,
         sum(t.amount) filter (where t.currency <> 'PTS') as card
    from transfers t where t.code = 'redeem' and t.type in ('posted', 'post') group by 1, 2
), issued as (
  select v.tenant_id, v.order_id, sum(n.unit_points) as points, count(*) as vouchers
    from vouchers v join order_lines n on n.tenant_id = v.tenant_id and n.id = v.order_line_id
   where v.replaced_by_id is null group by 1, 2
)
select o.tenant_id, o.id
  from orders o
  left join charged c on c.tenant_id = o.tenant_id and c.reference = o.id
  left join issued i on i.tenant_id = o.tenant_id and i.order_id = o.id
 where case when o.card_points is null then coalesce(c.points, 0) <> coalesce(i.points, 0)
            else coalesce(c.points, 0) > coalesce(i.points, 0) or coalesce(c.card, 0) > o.card_amount
                 or (i.vouchers is null and c.reference is not null) end;

-- O7b no charge without its order
select t.tenant_id, t.id from transfers t join tenants x on x.id = t.tenant_id
 where t.code = 'redeem' and t.type in ('posted', 'post')
   and not exists (select 1 from orders o where o.tenant_id = t.tenant_id and o.id = t.reference);

-- O8 a fulfilled order has exactly its vouchers
select o.tenant_id, o.id
  from orders o
  join order_lines n on n.tenant_id = o.tenant_id and n.order_id = o.id
  left join vouchers v on v.tenant_id = n.tenant_id and v.order_id = n.order_id and v.order_line_id = n.id
   and v.replaced_by_id is null
 where o.status = 'fulfilled'
 group by o.tenant_id, o.id, n.id, n.quantity having count(v.id) <> n.quantity;

-- O8b nothing is held for an order that has come to its end
select t.tenant_id, t.reference from transfers t join orders o on o.tenant_id = t.tenant_id and o.id = t.reference
 where t.type = 'pending' and o.status in ('fulfilled', 'partially_fulfilled', 'failed', 'cancelled', 'refunded')
   and not exists (select 1 from transfers r where r.tenant_id = t.tenant_id and r.pending_id = t.id);

-- O8c every unit of an open order is held for, in full
select u.tenant_id, u.order_id, u.unit
  from order_units u join orders o on o.tenant_id = u.tenant_id and o.id = u.order_id
 where u.state in ('waiting', 'asking', 'frozen') and o.status <> 'cancelled'
   and not exists (select 1 from transfers t where t.tenant_id = u.tenant_id and t.reference = u.order_id
                      and t.part = u.unit and t.type = 'pending'
                      and not exists (select 1 from transfers r where r.tenant_id = t.tenant_id and r.pending_id = t.id));

-- O8d a unit says what became of it
select u.tenant_id, u.order_id, u.unit from order_units u
 where (u.state = 'issued') <> exists (select 1 from vouchers v where v.tenant_id = u.tenant_id
                                          and v.order_id = u.order_id and v.unit = u.unit);

-- O8e refunds never exceed what was charged, in total and from each payer
select r.tenant_id, r.reference, r.credit_account_id
  from transfers r
 where r.code = 'refund' and r.type = 'posted'
 group by r.tenant_id, r.reference, r.credit_account_id
having sum(r.amount) > (select coalesce(sum(c.amount), 0) from transfers c
                         where c.tenant_id = r.tenant_id and c.reference = r.reference and c.code in ('redeem', 'grant')
                           and c.type in ('posted', 'post') and c.debit_account_id = r.credit_account_id);

-- O8f nobody has both the refund and a voucher that works
select v.tenant_id, v.id from vouchers v
 where v.state in ('issued', 'delivered', 'viewed')
   and exists (select 1 from transfers r where r.tenant_id = v.tenant_id and r.reference = v.order_id
                  and r.code = 'refund' and r.part = v.unit);

-- O9 an order costs what the recorded prices of its lines say
select o.tenant_id, o.id from orders o
  left join order_lines n on n.tenant_id = o.tenant_id and n.order_id = o.id
 group by o.tenant_id, o.id, o.points having sum(n.unit_points * n.quantity) is distinct from o.points;

-- O10 a taken stock code is a voucher
select s.tenant_id, s.id from stock_codes s
 where s.taken_at is not null and not s.canary
   and not exists (select 1 from vouchers v where v.tenant_id = s.tenant_id and v.fingerprint = s.fingerprint);

-- O10b a voucher from stock is a taken code
select v.tenant_id, v.id
  from vouchers v
  join fulfilments f on f.tenant_id = v.tenant_id and f.order_line_id = v.order_line_id and f.supplier = 'stock'
 where not exists (select 1 from stock_codes s where s.tenant_id = v.tenant_id
                      and s.fingerprint = v.fingerprint and s.taken_at is not null);

-- O11 every order was announced, in order and without a gap
select o.tenant_id, o.id
  from orders o left join events e on e.tenant_id = o.tenant_id and e.object_id = o.id
 group by o.tenant_id, o.id
having count(*) filter (where e.type = 'order.placed') <> 1 or max(e.sequence) <> count(e.id);

-- O11b no event of an order that is not there
select e.tenant_id, e.id from events e
 where e.object_type = 'order'
   and not exists (select 1 from orders o where o.tenant_id = e.tenant_id and o.id = e.object_id);

-- O12 every outbox row has its event
select o.id from outbox o
 where not exists (select 1 from events e where e.tenant_id = o.tenant_id and e.id = o.event_id);

-- O13 every grant is the transfer it names
select g.tenant_id, g.id from point_grants g
  left join transfers t on t.tenant_id = g.tenant_id and t.id = g.transfer_id
 where t.amount is distinct from g.points or t.credit_account_id <> 'wallet:' || g.member_id || ':PTS';

-- O14 account versions count the movements
select a.tenant_id, a.id from accounts a
 where a.version <> (select count(*) from transfers t where t.tenant_id = a.tenant_id
                        and (t.debit_account_id = a.id or t.credit_account_id = a.id));

-- O15 every order was audited
select o.tenant_id, o.id from orders o
 where not exists (select 1 from audit_entries u where u.tenant_id = o.tenant_id and u.object_id = o.id);

-- O16 what is left of the lots of a wallet is what is available in it
select a.tenant_id, a.id
  from accounts a
  left join (select tenant_id, account_id, sum(remaining) as remaining from wallet_lots group by 1, 2) l
    on l.tenant_id = a.tenant_id and l.account_id = a.id
 where a.kind = 'wallet' and coalesce(l.remaining, 0) <> a.credits_posted - a.debits_posted - a.debits_pending;

-- O16b a lot is what is left of it, what was used of it and what lives on in other lots
select l.tenant_id, l.id
  from wallet_lots l
  left join (select tenant_id, lot_id, sum(amount - released - refunded) as used from lot_uses group by 1, 2) u
    on u.tenant_id = l.tenant_id and u.lot_id = l.id
  left join (select n.tenant_id, n.origin_id, n.account_id, sum(n.amount) as renewed from wallet_lots n group by 1, 2, 3) r
    on r.tenant_id = l.tenant_id and r.origin_id = l.id and r.account_id = l.account_id
 where l.amount <> l.remaining + coalesce(u.used, 0) + coalesce(r.renewed, 0);

-- O16c the lots used by a transfer out of a wallet are its amount, and what was released of them was not captured
select t.tenant_id, t.id
  from transfers t
  left join (select tenant_id, transfer_id, sum(amount) as amount, sum(released) as released from lot_uses group by 1, 2) u
    on u.tenant_id = t.tenant_id and u.transfer_id = t.id
  left join transfers r on r.tenant_id = t.tenant_id and r.pending_id = t.id
 where t.type in ('posted', 'pending') and t.debit_account_id like 'wallet:%'
   and (u.amount is distinct from t.amount
        or u.released <> case r.type when 'void' then t.amount when 'post' then t.amount - r.amount else 0 end);

-- O16d lots are never refunded more than refunds gave
select x.tenant_id, x.reference, x.account_id
  from (select t.tenant_id, t.reference, t.debit_account_id as account_id, sum(u.refunded) as refunded
          from lot_uses u join transfers t on t.tenant_id = u.tenant_id and t.id = u.transfer_id
         where u.refunded > 0 group by 1, 2, 3) x
 where x.refunded > (select coalesce(sum(r.amount), 0) from transfers r
                      where r.tenant_id = x.tenant_id and r.reference = x.reference and r.code = 'refund'
                        and r.type = 'posted' and r.credit_account_id = x.account_id);

-- O17 an open hold with an end is listed, and only such
select coalesce(p.tenant_id, h.tenant_id) as tenant_id, coalesce(p.id, h.transfer_id) as id
  from (select t.tenant_id, t.id from transfers t
         where t.type = 'pending' and t.expires_at is not null
           and not exists (select 1 from transfers r where r.tenant_id = t.tenant_id and r.pending_id = t.id)) p
  full join open_holds h on h.tenant_id = p.tenant_id and h.transfer_id = p.id
 where p.id is null or h.transfer_id is null;

-- O18 an exchange gives what its recorded rate says, rounded down
select x.tenant_id, x.id
  from exchanges x
  join transfers g on g.tenant_id = x.tenant_id and g.id = x.given_transfer_id
  join transfers r on r.tenant_id = x.tenant_id and r.id = x.received_transfer_id
 where r.amount <> div(g.amount::numeric * x.to_units, x.from_units) or g.currency = r.currency
    or g.credit_account_id <> 'exchange::' || g.currency or r.debit_account_id <> 'exchange::' || r.currency;

-- O19 one state of a cart was ordered once, however many screens quoted it
select c.tenant_id, c.member_id, c.revision
  from cart_quotes c join quotes q on q.tenant_id = c.tenant_id and q.id = c.quote_id
 where q.order_id is not null
 group by c.tenant_id, c.member_id, c.revision having count(*) > 1;

-- O30 a voucher's balance is what was issued less its movements
select b.tenant_id, b.voucher_id
  from voucher_balances b
  join vouchers v on v.tenant_id = b.tenant_id and v.id = b.voucher_id
  left join redemptions r on r.tenant_id = b.tenant_id and r.voucher_id = b.voucher_id
 group by b.tenant_id, b.voucher_id, b.issued, b.balance, b.version, b.currency, v.denomination, v.currency
having b.issued <> v.denomination or b.currency <> v.currency or b.version <> count(r.id) or b.version <> max(r.version)
    or b.balance <> b.issued - coalesce(sum(case r.kind when 'undo' then -r.amount else r.amount end), 0);

-- O31 an undo gives back what its redemption took, to the same voucher
select u.tenant_id, u.id from redemptions u
  left join redemptions r on r.tenant_id = u.tenant_id and r.id = u.undoes_id and r.kind = 'redeem'
   and r.voucher_id = u.voucher_id and r.amount = u.amount and r.merchant = u.merchant
 where u.kind = 'undo' and r.id is null;

-- O32 a code run has made what it counts
select c.tenant_id, c.id from code_runs c
 where c.made <> (select count(*) from stock_codes s where s.tenant_id = c.tenant_id and s.batch_id = c.batch_id);

-- O33 nobody holds a planted code
select v.tenant_id, v.id from vouchers v
  join stock_codes s on s.tenant_id = v.tenant_id and s.fingerprint = v.fingerprint and s.canary;

-- O40 no budget and all below it spent or hold more than its limit, in any period, counted from their own transfers
with spends as (
  select d.tenant_id, d.path, t.created_at, coalesce(r.amount, t.amount) - coalesce(f.amount, 0) as amount
    from transfers t
    join budgets d on d.tenant_id = t.tenant_id and t.debit_account_id = 'budget:' || d.id || ':' || d.currency
    left join transfers r on r.tenant_id = t.tenant_id and r.pending_id = t.id
    -- A spend of a whole is given back in parts that have no spend of their own.
    left join lateral (
      select sum(f.amount) as amount from transfers f
       where f.tenant_id = t.tenant_id and f.reference = t.reference and f.credit_account_id = t.debit_account_id
         and f.code = 'refund' and f.type = 'posted'
         and (f.part = t.part or t.part = 0 and not exists (
               select 1 from transfers s where s.tenant_id = f.tenant_id and s.reference = f.reference
                  and s.part = f.part and s.debit_account_id = t.debit_account_id and s.code = t.code))) f on true
   where t.debit_account_id like 'budget:%' and t.type in ('posted', 'pending') and t.code not in ('allocate', 'move')
     and r.type is distinct from 'void'
)
select p.tenant_id, p.budget_id, p.period, sum(s.amount) as spent
  from budget_periods p
  join budgets b on b.tenant_id = p.tenant_id and b.id = p.budget_id
  join tenants n on n.id = p.tenant_id
  join accounts a on a.tenant_id = p.tenant_id and a.id = 'allowance:' || p.budget_id || '.' || p.period || ':' || b.currency
  join spends s on s.tenant_id = p.tenant_id and p.budget_id = any(s.path)
   and (p.period = 'ever' or p.period = date_trunc(b.period, s.created_at at time zone n.time_zone)::date::text)
 group by p.tenant_id, p.budget_id, p.period, p.limit_amount, p.opened, p.uncounted, a.id, a.credits_posted,
          a.debits_posted, a.debits_pending
having sum(s.amount) > p.limit_amount
    or p.opened - (a.credits_posted - a.debits_posted - a.debits_pending) > sum(s.amount)
    or (p.limit_amount is not null
        and p.opened - (a.credits_posted - a.debits_posted - a.debits_pending) + p.uncounted < sum(s.amount));

-- O40b an allowance was given what its period says
select p.tenant_id, p.budget_id, p.period
  from budget_periods p join budgets b on b.tenant_id = p.tenant_id and b.id = p.budget_id
 where p.opened <> coalesce((select sum(case when t.credit_account_id like 'allowance:%' then t.amount else -t.amount end)
                               from transfers t
                              where t.tenant_id = p.tenant_id and t.code = 'limit' and t.type = 'posted'
                                and (t.reference = p.budget_id or t.reference like 'bch\_%')
                                and 'allowance:' || p.budget_id || '.' || p.period || ':' || b.currency
                                    in (t.debit_account_id, t.credit_account_id)), 0);

-- O40c what was counted against a limit was spent, in the same step
select l.tenant_id, l.id from transfers l
 where l.code = 'limit' and l.debit_account_id like 'allowance:%' and l.reference not like 'bch\_%'
   and not exists (select 1 from transfers t where t.tenant_id = l.tenant_id and t.reference = l.reference
                      and t.part = l.part and t.type = l.type and t.amount = l.amount
                      and t.debit_account_id like 'budget:%');

-- O41 every unit that came into a budget or left it leads to who did it
select t.tenant_id, t.id from transfers t
 where (t.debit_account_id like 'budget:%' or t.credit_account_id like 'budget:%')
   and not exists (select 1 from budget_changes c where c.tenant_id = t.tenant_id and c.id = t.reference)
   and not exists (select 1 from events e where e.tenant_id = t.tenant_id and e.object_id = t.reference);

-- O42 every period of a budget was ended once, and none was left out
select b.tenant_id, b.id
  from budgets b join tenants n on n.id = b.tenant_id
 where b.period <> 'none' and b.period_start <> (
   date_trunc(b.period, b.created_at at time zone n.time_zone)
   + (select count(*) from budget_changes c where c.tenant_id = b.tenant_id and c.budget_id = b.id and c.kind = 'rolled_over')
     * case b.period when 'month' then interval '1 month' when 'quarter' then interval '3 months' else interval '1 year' end)::date;

-- O43 a closed budget is empty
select b.tenant_id, b.id
  from budgets b join accounts a on a.tenant_id = b.tenant_id and a.id = 'budget:' || b.id || ':' || b.currency
 where b.state = 'closed' and a.credits_posted <> a.debits_posted;

-- O45 an open reward has in its account what was set aside for it and did not go back
select r.tenant_id, r.id
  from rewards r
  left join accounts a on a.tenant_id = r.tenant_id and a.id = 'reward:' || r.id || ':PTS'
 where r.state in ('granted', 'delivered', 'opened')
   and coalesce(a.credits_posted - a.debits_posted - a.debits_pending, 0) <> r.reserved - (
       select coalesce(sum(t.amount), 0) from transfers t
        where t.tenant_id = r.tenant_id and t.reference = r.id and t.code = 'refund' and t.debit_account_id = a.id);

-- O45b a reward that has come to its end has nothing left
select r.tenant_id, r.id
  from rewards r
  join accounts a on a.tenant_id = r.tenant_id and a.id = 'reward:' || r.id || ':PTS'
  left join orders o on o.tenant_id = r.tenant_id and o.id = r.order_id
 where r.settled_at is not null and a.credits_posted <> a.debits_posted and o.status is distinct from 'refunded';

-- O46 a claimed reward became one thing, and no other reward became anything
select r.tenant_id, r.id
  from rewards r
  left join orders o on o.tenant_id = r.tenant_id and o.id = r.order_id
  cross join lateral (
    select (select count(*) from orders p where p.tenant_id = r.tenant_id and p.payer_account_id = 'reward:' || r.id || ':PTS'
               and p.status not in ('failed', 'cancelled', 'refunded'))
         + (select count(*) from transfers t where t.tenant_id = r.tenant_id and t.reference = r.id and t.code = 'grant'
               and t.debit_account_id = 'reward:' || r.id || ':PTS') as n) became
 where became.n <> case when r.state <> 'claimed' or o.status in ('failed', 'cancelled', 'refunded') then 0 else 1 end;

-- O47 who pays gave for each reward what was set aside, once
select r.tenant_id, r.id
  from rewards r
 where r.reserved <> (
       select coalesce(sum(t.amount), 0) from transfers t
        where t.tenant_id = r.tenant_id and t.reference = r.id and t.code = 'grant' and t.type = 'posted'
          and t.credit_account_id = 'reward:' || r.id || ':PTS'
          and t.debit_account_id = case when r.budget_id is null then 'program::PTS' else 'budget:' || r.budget_id || ':PTS' end);

-- O48 every reward was announced, in order and without a gap
select r.tenant_id, r.id
  from rewards r left join events e on e.tenant_id = r.tenant_id and e.object_id = r.id
 group by r.tenant_id, r.id
having count(*) filter (where e.type = 'reward.granted') <> 1 or max(e.sequence) <> count(e.id);

-- O49 a listing's terms of a price are those that the first rule for it says
select l.tenant_id, l.id
  from listings l join products p on p.id = l.product_id
  join lateral (select v.rules from price_lists v where v.tenant_id = l.tenant_id order by v.version desc limit 1) v on true
  left join lateral (
    select * from jsonb_array_elements(v.rules) with ordinality as r(rule, n)
     where r.rule ->> 'scope' = 'all'
        or r.rule ->> 'scope' = 'kind' and r.rule ->> 'target' = l.kind
        or r.rule ->> 'scope' = 'brand' and r.rule ->> 'target' = p.brand_id
        or r.rule ->> 'scope' = 'product' and r.rule ->> 'target' = p.id
        or r.rule ->> 'scope' = 'supplier' and exists (
             select 1 from supplier_offers o where o.tenant_id = l.tenant_id and o.product_id = p.id
                and o.account_id = r.rule ->> 'target')
     order by r.n limit 1) r on true
 where (l.markup_basis_points, l.markup_points, l.round_to)
       is distinct from (coalesce((r.rule ->> 'markupBasisPoints')::int, 0), coalesce((r.rule ->> 'markupPoints')::int, 0),
                         coalesce((r.rule ->> 'roundTo')::int, 1));

-- O50 a supplier account has its tenant's mode: no sandbox reaches a live supplier, no live tenant a simulated one
select a.tenant_id, a.id from supplier_accounts a join tenants n on n.id = a.tenant_id
 where a.mode <> n.mode or (n.mode = 'live' and a.kind = 'simulated')
    or (n.mode = 'sandbox' and a.base_url ~* '^https://(giftcards\.reloadly\.com|api\.tangocard\.com|api\.runa\.io|(api|www)\.tremendous\.com)');

-- O51 an applied reading of a catalogue has the lines that it counts
select r.tenant_id, r.id from supplier_sync_runs r
  left join supplier_sync_changes c on c.tenant_id = r.tenant_id and c.run_id = r.id
 where r.state = 'applied'
 group by r.tenant_id, r.id, r.added, r.removed
having count(c.sku) < 5000
   and (count(*) filter (where c.kind = 'added') <> r.added or count(*) filter (where c.kind = 'removed') <> r.removed);

-- O52 a supplier that is left out is an open alert, and only such
select h.tenant_id, h.account_id from supplier_health h
 where (h.state <> 'closed') <> exists (
   select 1 from supplier_alerts a where a.tenant_id = h.tenant_id and a.cause = 'breaker_open'
      and a.subject = h.account_id and a.closed_at is null);

-- O60 a card gave exactly what was asked of it, and got back what was refunded
select p.tenant_id, p.id
  from payments p
  left join payment_operations c on c.tenant_id = p.tenant_id and c.payment_id = p.id and c.kind = 'capture'
 where (c.state = 'done' and p.captured_amount <> c.amount)
    or p.refunded_amount <> least(p.captured_amount, (
         select coalesce(sum(r.amount), 0) from payment_refunds r
          where r.tenant_id = p.tenant_id and r.payment_id = p.id and r.state <> 'failed'));

-- O60b no refund is asked for beyond what was taken
select p.tenant_id, p.id
  from payments p
  join payment_operations o on o.tenant_id = p.tenant_id and o.payment_id = p.id
   and o.kind = 'refund' and o.state <> 'refused'
  left join payment_operations c on c.tenant_id = p.tenant_id and c.payment_id = p.id and c.kind = 'capture'
 group by p.tenant_id, p.id, p.captured_amount, c.amount
having sum(o.amount) > greatest(p.captured_amount, coalesce(c.amount, 0));

-- O60c a card payment has its tenant's mode, and no live one is a test
select p.tenant_id, p.id from payments p join tenants n on n.id = p.tenant_id
 where p.mode <> n.mode or (n.mode = 'live' and p.provider = 'test');

-- O70 a delivery tells what its event says: type, object and sequence
select d.tenant_id, d.id
  from webhook_deliveries d left join events e on e.tenant_id = d.tenant_id and e.id = d.event_id
 where e.id is null or e.type <> d.event_type or e.object_id <> d.object_id or e.sequence <> d.sequence;

-- O71 an active endpoint for which something waits is in line
select w.tenant_id, w.id from webhook_endpoints w
 where w.state = 'active' and w.removed_at is null
   and exists (select 1 from webhook_deliveries d where d.tenant_id = w.tenant_id and d.endpoint_id = w.id
                  and d.state = 'waiting')
   and not exists (select 1 from webhook_queue q where q.tenant_id = w.tenant_id and q.endpoint_id = w.id);

-- O80 what was approved ran once, as whoever asked, and nothing says it was approved that was not
select a.tenant_id, a.id
  from approvals a
  left join audit_entries e on e.tenant_id = a.tenant_id and e.request_id = a.request_id and e.verb = a.verb
   and e.detail ->> 'approvalId' = a.id and e.actor_id = a.requester_id and e.detail ->> 'approvedBy' = a.decider_id
 group by a.tenant_id, a.id, a.state
having count(e.id) <> case a.state when 'approved' then 1 else 0 end;

-- O80b whoever approved did not ask, and could have decided when it was asked
select tenant_id, id from approvals
 where state in ('approved', 'rejected')
   and (decider_id is null or decider_id = requester_person_id or not decider_id = any(eligible));

-- O110 what a member gave in a period is what the posts of it gave, and no more than the allowance
select g.tenant_id, g.member_id, g.period
  from giving_periods g
 where g.given > g.allowance + g.carried
    or g.given <> coalesce((
         select sum(r.points) from recognitions r
           join recognition_receivers x on x.tenant_id = r.tenant_id and x.recognition_id = r.id
          where r.tenant_id = g.tenant_id and r.giver_id = g.member_id and r.period = g.period
            and not exists (select 1 from recognition_endings e where e.tenant_id = r.tenant_id
                               and e.recognition_id = r.id and e.kind = 'taken_back')), 0);

-- O110b a gift with points counts in a period of its giver
select r.tenant_id, r.id from recognitions r
 where r.kind = 'gift' and r.points > 0
   and not exists (select 1 from giving_periods g where g.tenant_id = r.tenant_id and g.member_id = r.giver_id
                      and g.period = r.period);

-- O111 whoever was recognised with points has them out of the post's budget, once
select x.tenant_id, x.recognition_id, x.member_id
  from recognition_receivers x
  join recognitions r on r.tenant_id = x.tenant_id and r.id = x.recognition_id
  left join transfers t on t.tenant_id = x.tenant_id and t.id = x.transfer_id
 where (r.points > 0) <> (t.id is not null)
    or t.id is not null
       and (t.amount, t.debit_account_id, t.credit_account_id, t.reference)
           is distinct from (r.points, 'budget:' || r.budget_id || ':PTS', 'wallet:' || x.member_id || ':PTS', r.id);

-- O111b points of a post that came back are what its ending says
select e.tenant_id, e.recognition_id from recognition_endings e
 where e.points_back <> coalesce((
   select sum(t.amount) from transfers t
    where t.tenant_id = e.tenant_id and t.reference = e.recognition_id and t.code = 'refund' and t.type = 'posted'
      and t.debit_account_id like 'wallet:%'), 0);

-- O112 a nomination has its post exactly if it was approved
select n.tenant_id, n.id from nominations n
 where (n.state = 'approved') <> exists (
   select 1 from recognitions r where r.tenant_id = n.tenant_id and r.nomination_id = n.id);

-- O125 a run of points gave each member the grant that it says, and that grant is that member's
select r.tenant_id, r.run_id, r.member_id
  from point_run_members r
  join point_grants g on g.tenant_id = r.tenant_id and g.id = r.grant_id
 where g.member_id <> r.member_id;

-- O126 whoever an applied file of people added is a member with its address
select r.tenant_id, r.import_id, r.row
  from member_import_rows r
  join member_imports i on i.tenant_id = r.tenant_id and i.id = r.import_id and i.state <> 'read'
  left join members m on m.tenant_id = r.tenant_id and m.id = r.member_id
 where r.verdict in ('new', 'changed') and m.id is null;

-- O130 a counted day says what was ordered and granted on it
select d.tenant_id, d.day
  from order_days d join tenants x on x.id = d.tenant_id
 where d.product_id = ''
   and (d.orders, d.points, d.granted) <> (
     (select count(*)::int from orders o
       where o.tenant_id = d.tenant_id and (o.created_at at time zone x.time_zone)::date = d.day),
     (select coalesce(sum(o.points), 0)::bigint from orders o
       where o.tenant_id = d.tenant_id and (o.created_at at time zone x.time_zone)::date = d.day),
     (select coalesce(sum(g.points), 0)::bigint from point_grants g
       where g.tenant_id = d.tenant_id and (g.created_at at time zone x.time_zone)::date = d.day));

-- O128 a listing is limited exactly if it names a country or a segment
select l.tenant_id, l.id from listings l
 where l.limited <> (l.for_countries <> '{}' or exists (
   select 1 from listing_segments g where g.tenant_id = l.tenant_id and g.listing_id = l.id));
