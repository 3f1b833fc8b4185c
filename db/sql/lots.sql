-- Points by lot: called by ledger_post and ledger_resolve alone, as :ledger and with the wallets' rows locked, so that
-- no path to a wallet can forget its lots.

-- When points end that are given at this moment: by the tenant's policy, in its time zone. Null is never.
create or replace function lot_expiry(p_at timestamptz) returns timestamptz
  language sql stable
  as $$
    select case p.expiry
             when 'months' then (d.today + make_interval(months => p.months) + interval '1 day') at time zone t.time_zone
             when 'day' then (d.next + interval '1 day') at time zone t.time_zone
           end
      from points_policies p
      join tenants t on t.id = p.tenant_id
      cross join lateral (select date_trunc('day', p_at at time zone t.time_zone) as today) l
      cross join lateral (
        select l.today, make_date(extract(year from l.today)::int, p.end_month, p.end_day)::timestamp as this) y
      cross join lateral (
        select y.today, case when y.this < y.today then y.this + interval '1 year' else y.this end as next) d
     where p.tenant_id = current_setting('damson.tenant')
  $$;

-- Spends or holds: out of the lots that end first, or out of one lot alone.
create or replace function lots_take(p_transfer text, p_account text, p_amount bigint, p_lot text) returns void
  language plpgsql volatile
  as $$
  declare
    v_tenant constant text := current_setting('damson.tenant');
    v_taken bigint;
  begin
    with ordered as (
      select id, remaining, (sum(remaining) over (order by expires_at nulls last, id) - remaining)::bigint as before
        from wallet_lots
       where tenant_id = v_tenant and account_id = p_account and remaining > 0 and (p_lot is null or id = p_lot)
    ), taken as (
      select id, least(remaining, p_amount - before) as amount from ordered where before < p_amount
    ), lessened as (
      update wallet_lots l set remaining = l.remaining - t.amount
        from taken t where l.tenant_id = v_tenant and l.id = t.id
    ), used as (
      insert into lot_uses (tenant_id, transfer_id, lot_id, amount)
      select v_tenant, p_transfer, id, amount from taken
      returning amount
    )
    select sum(amount) into v_taken from used;
    if v_taken is distinct from p_amount then
      raise exception 'the lots of % do not cover the transfer %', p_account, p_transfer;
    end if;
  end $$;

-- Gives back what transfers used, the last of it first, to the lots that it came from. A lot that has ended meanwhile,
-- or for a refund is about to, cannot take it: then it lives on in a lot of its own. Answers how much came back.
create or replace function lots_return(p_now timestamptz, p_cause text, p_of text[], p_amount bigint, p_refund boolean)
  returns bigint language plpgsql volatile
  as $$
  declare
    v_tenant constant text := current_setting('damson.tenant');
    v_lives_until constant timestamptz := p_now + make_interval(days => coalesce(
      (select refunded_lots_live_at_least_days from points_policies where tenant_id = v_tenant), 30));
    v_ended constant timestamptz := case when p_refund then v_lives_until else p_now end;
    v_back bigint;
  begin
    with used as (
      select u.transfer_id, u.lot_id, u.amount - u.released - u.refunded as amount, l.account_id, l.earned_at, l.expires_at
        from lot_uses u join wallet_lots l on l.tenant_id = v_tenant and l.id = u.lot_id
       where u.tenant_id = v_tenant and u.transfer_id = any(p_of) and u.amount > u.released + u.refunded
    ), ordered as (
      select *, (sum(amount) over (order by array_position(p_of, transfer_id), expires_at desc nulls first, lot_id desc)
                 - amount)::bigint as before
        from used
    ), back as (
      select transfer_id, lot_id, account_id, earned_at, least(amount, p_amount - before) as amount,
             coalesce(expires_at <= v_ended, false) as ended
        from ordered where before < p_amount
    ), noted as (
      update lot_uses u set released = u.released + case when p_refund then 0 else b.amount end,
                            refunded = u.refunded + case when p_refund then b.amount else 0 end
        from back b where u.tenant_id = v_tenant and u.transfer_id = b.transfer_id and u.lot_id = b.lot_id
    ), refilled as (
      update wallet_lots l set remaining = l.remaining + b.amount
        from (select lot_id, sum(amount)::bigint as amount from back where not ended group by lot_id) b
       where l.tenant_id = v_tenant and l.id = b.lot_id
    ), renewed as (
      insert into wallet_lots (tenant_id, id, account_id, transfer_id, origin_id, amount, remaining, earned_at, expires_at,
                               created_at)
      select v_tenant, p_cause || '.r' || row_number() over (order by lot_id), account_id, p_cause, lot_id,
             sum(amount), sum(amount), earned_at, v_lives_until, p_now
        from back where ended group by lot_id, account_id, earned_at
    )
    select coalesce(sum(amount), 0) into v_back from back;
    return v_back;
  end $$;

-- Credits a wallet: points of another wallet keep their lots' ends, a refund goes back to where it came from, and all
-- else is a new lot. p_used_by is the transfer whose uses were made when the points left: itself, or its hold.
create or replace function lots_add(p_now timestamptz, p_transfer text, p_used_by text, p_expires_at timestamptz)
  returns void language plpgsql volatile
  as $$
  declare
    v_tenant constant text := current_setting('damson.tenant');
    v_new bigint;
    t transfers;
  begin
    select * into t from transfers where tenant_id = v_tenant and id = p_transfer;
    if starts_with(t.debit_account_id, 'wallet:') then
      insert into wallet_lots (tenant_id, id, account_id, transfer_id, origin_id, amount, remaining, earned_at, expires_at,
                               created_at)
      select v_tenant, t.id || '.' || row_number() over (order by l.expires_at nulls last, l.id), t.credit_account_id, t.id,
             l.id, u.left, u.left, l.earned_at, l.expires_at, p_now
        from (select lot_id, amount - released - refunded as left from lot_uses
               where tenant_id = v_tenant and transfer_id = p_used_by) u
        join wallet_lots l on l.tenant_id = v_tenant and l.id = u.lot_id
       where u.left > 0;
      return;
    end if;
    v_new := t.amount;
    if t.code = 'refund' then
      v_new := t.amount - lots_return(p_now, t.id, array(
        select coalesce(c.pending_id, c.id) from transfers c
         where c.tenant_id = v_tenant and c.code = 'redeem' and c.type in ('posted', 'post')
           and c.reference = t.reference and c.debit_account_id = t.credit_account_id
         order by c.part = t.part desc, c.id desc), t.amount, true);
    end if;
    if v_new > 0 then
      insert into wallet_lots (tenant_id, id, account_id, transfer_id, amount, remaining, earned_at, expires_at, created_at)
      values (v_tenant, t.id || '.0', t.credit_account_id, t.id, v_new, v_new, p_now,
              coalesce(p_expires_at, lot_expiry(p_now)), p_now);
    end if;
  end $$;

-- What posting or holding linked transfers does to lots: all that comes in from elsewhere first, then one after the other.
create or replace function lots_follow(p_now timestamptz, p_transfers jsonb) returns void
  language plpgsql volatile
  as $$
  declare
    t record;
  begin
    for t in
      select x.* from rows from (jsonb_to_recordset(p_transfers) as (
               id text, type text, debit text, credit text, amount bigint, lot text, lot_expires_at timestamptz))
             with ordinality as x(id, type, debit, credit, amount, lot, lot_expires_at, n)
       where starts_with(x.debit, 'wallet:') or starts_with(x.credit, 'wallet:')
       order by starts_with(x.debit, 'wallet:'), x.n
    loop
      if starts_with(t.debit, 'wallet:') then
        perform lots_take(t.id, t.debit, t.amount, t.lot);
      end if;
      if t.type = 'posted' and starts_with(t.credit, 'wallet:') then
        perform lots_add(p_now, t.id, t.id, t.lot_expires_at);
      end if;
    end loop;
  end $$;

-- What resolving holds does to lots: what was not captured goes back, what was captured arrives.
create or replace function lots_settle(p_now timestamptz, p_pending_ids text[]) returns void
  language plpgsql volatile
  as $$
  declare
    v_tenant constant text := current_setting('damson.tenant');
    v_end record;
  begin
    for v_end in
      select p.id as hold, r.id, r.type, r.credit_account_id as credit, starts_with(p.debit_account_id, 'wallet:') as taken,
             p.amount - case when r.type = 'post' then r.amount else 0 end as back
        from transfers r join transfers p on p.tenant_id = v_tenant and p.id = r.pending_id
       where r.tenant_id = v_tenant and r.pending_id = any(p_pending_ids)
       order by r.id
    loop
      if v_end.taken and v_end.back > 0 then
        perform lots_return(p_now, v_end.id, array[v_end.hold], v_end.back, false);
      end if;
      if v_end.type = 'post' and starts_with(v_end.credit, 'wallet:') then
        perform lots_add(p_now, v_end.id, v_end.hold, null);
      end if;
    end loop;
  end $$;
