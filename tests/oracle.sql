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
select t.tenant_id, t.id from transfers t
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
                         where c.tenant_id = r.tenant_id and c.reference = r.reference and c.code = 'redeem'
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
 where s.taken_at is not null
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
