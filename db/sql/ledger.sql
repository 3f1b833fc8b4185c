-- The only writers of accounts and transfers. They run as :ledger, a role that nobody can log in as, that owns no
-- table and bypasses no row security; the app's role may call them and may not write these tables itself.

create or replace function ledger_may_go_negative(kind text) returns boolean
  language sql immutable parallel safe
  return kind in ('issuance', 'allotment', 'procurement', 'card_clearing', 'external_engine', 'exchange');

-- The zero rows, so that there is something to lock; what exists stays. In id order, as every lock is taken.
create or replace function ledger_open(p_now timestamptz, p_ids text[]) returns void
  language sql volatile security definer set search_path = pg_catalog, public
  as $$
    insert into accounts (tenant_id, id, kind, owner_id, currency, may_go_negative, created_at)
    select current_setting('damson.tenant'), id, split_part(id, ':', 1), split_part(id, ':', 2), split_part(id, ':', 3),
           ledger_may_go_negative(split_part(id, ':', 1)), p_now
      from unnest(p_ids) as id order by id
    on conflict do nothing
  $$;

-- Posts or holds linked transfers: all of them, or none. Answers the accounts that have not enough, else null.
-- p_transfers: [{id, type: posted|pending, debit, credit, currency, amount, code, reference, part, memo, expires_at,
--                lot: the only lot of the debited wallet that it may take, lot_expires_at: instead of the policy's}]
create or replace function ledger_post(p_now timestamptz, p_transfers jsonb) returns text[]
  language plpgsql volatile security definer set search_path = pg_catalog, public
  as $$
  declare
    v_tenant constant text := current_setting('damson.tenant');
    v_ids text[];
    v_wallet boolean;
    v_ends boolean;
    v_found int;
    v_short text[];
  begin
    select array_agg(distinct id), bool_or(starts_with(id, 'wallet:')), bool_or(expires_at is not null)
      into v_ids, v_wallet, v_ends
      from jsonb_to_recordset(p_transfers) as t(debit text, credit text, expires_at timestamptz),
           lateral (values (debit), (credit)) as a(id);
    -- No lock before all rows are there: who then made a missing one would otherwise hold them in the wrong order.
    select count(*) into v_found from accounts where tenant_id = v_tenant and id = any(v_ids);
    if v_found < cardinality(v_ids) then
      perform ledger_open(p_now, v_ids);
    end if;
    -- Whoever has to wait does it here, so that the statements which decide begin with a view of the present.
    perform 1 from accounts where tenant_id = v_tenant and id = any(v_ids) order by id for no key update;

    with moved as (
      select a.id, sum(a.debit) filter (where t.type = 'posted') as debits_posted,
             sum(a.credit) filter (where t.type = 'posted') as credits_posted,
             sum(a.debit) filter (where t.type = 'pending') as debits_pending
        from jsonb_to_recordset(p_transfers) as t(type text, debit text, credit text, amount bigint),
             lateral (values (t.debit, t.amount, 0), (t.credit, 0, t.amount)) as a(id, debit, credit)
       group by a.id
    )
    select array_agg(a.id order by a.id) into v_short
      from accounts a join moved m on m.id = a.id
     where a.tenant_id = v_tenant and not a.may_go_negative
       and a.credits_posted + coalesce(m.credits_posted, 0) - a.debits_posted - coalesce(m.debits_posted, 0)
           - a.debits_pending - coalesce(m.debits_pending, 0) < 0;
    if v_short is not null then
      return v_short;
    end if;

    with moved as (
      select a.id, count(*) as movements,
             coalesce(sum(a.debit) filter (where t.type = 'posted'), 0) as debits_posted,
             coalesce(sum(a.credit) filter (where t.type = 'posted'), 0) as credits_posted,
             coalesce(sum(a.debit) filter (where t.type = 'pending'), 0) as debits_pending,
             coalesce(sum(a.credit) filter (where t.type = 'pending'), 0) as credits_pending
        from jsonb_to_recordset(p_transfers) as t(type text, debit text, credit text, amount bigint),
             lateral (values (t.debit, t.amount, 0), (t.credit, 0, t.amount)) as a(id, debit, credit)
       group by a.id
    )
    update accounts a
       set debits_posted = a.debits_posted + m.debits_posted, credits_posted = a.credits_posted + m.credits_posted,
           debits_pending = a.debits_pending + m.debits_pending, credits_pending = a.credits_pending + m.credits_pending,
           version = a.version + m.movements
      from moved m where a.tenant_id = v_tenant and a.id = m.id;

    insert into transfers (tenant_id, id, type, debit_account_id, credit_account_id, currency, amount, code, reference,
                           part, memo, expires_at, created_at)
    select v_tenant, t.id, t.type, t.debit, t.credit, t.currency, t.amount, t.code, t.reference, coalesce(t.part, 0),
           coalesce(t.memo, ''), t.expires_at, p_now
      from jsonb_to_recordset(p_transfers)
        as t(id text, type text, debit text, credit text, currency text, amount bigint, code text, reference text,
             part int, memo text, expires_at timestamptz);

    if v_ends then
      insert into open_holds (tenant_id, transfer_id, expires_at)
      select v_tenant, t.id, t.expires_at
        from jsonb_to_recordset(p_transfers) as t(id text, type text, expires_at timestamptz)
       where t.type = 'pending' and t.expires_at is not null;
    end if;
    if v_wallet then
      perform lots_follow(p_now, p_transfers);
    end if;
    return null;
  end $$;

-- Posts (in full, or a part: the rest is released) or voids held amounts, each at most once; the unique index on
-- pending_id decides a race. Answers the pending ids that were resolved by this call.
-- p_resolutions: [{id, pending_id, type: post|void, amount: null for all}]
create or replace function ledger_resolve(p_now timestamptz, p_resolutions jsonb) returns text[]
  language plpgsql volatile security definer set search_path = pg_catalog, public
  as $$
  declare
    v_tenant constant text := current_setting('damson.tenant');
    v_resolved text[];
    v_wallet boolean;
  begin
    perform 1 from accounts where tenant_id = v_tenant and id in (
        select a.id from jsonb_to_recordset(p_resolutions) as r(pending_id text)
          join transfers p on p.tenant_id = v_tenant and p.id = r.pending_id and p.type = 'pending',
          lateral (values (p.debit_account_id), (p.credit_account_id)) as a(id))
      order by id for no key update;

    with resolved as (
      insert into transfers (tenant_id, id, type, pending_id, debit_account_id, credit_account_id, currency, amount, code,
                             reference, part, memo, created_at)
      select v_tenant, r.id, r.type, p.id, p.debit_account_id, p.credit_account_id, p.currency,
             case when r.type = 'post' then coalesce(r.amount, p.amount) else p.amount end, p.code, p.reference, p.part,
             p.memo, p_now
        from jsonb_to_recordset(p_resolutions) as r(id text, pending_id text, type text, amount bigint)
        join transfers p on p.tenant_id = v_tenant and p.id = r.pending_id and p.type = 'pending'
       where coalesce(r.amount, p.amount) between 1 and p.amount
      on conflict (tenant_id, pending_id) where pending_id is not null do nothing
      returning pending_id, type, amount, debit_account_id, credit_account_id
    ), closed as (
      delete from open_holds h using resolved r where h.tenant_id = v_tenant and h.transfer_id = r.pending_id
    ), moved as (
      select a.id, count(*) as movements, sum(a.debit) as debits_pending, sum(a.credit) as credits_pending,
             coalesce(sum(least(a.debit, r.amount)) filter (where r.type = 'post'), 0) as debits_posted,
             coalesce(sum(least(a.credit, r.amount)) filter (where r.type = 'post'), 0) as credits_posted
        from resolved r join transfers p on p.tenant_id = v_tenant and p.id = r.pending_id,
             lateral (values (p.debit_account_id, p.amount, 0), (p.credit_account_id, 0, p.amount)) as a(id, debit, credit)
       group by a.id
    ), updated as (
      update accounts a
         set debits_pending = a.debits_pending - m.debits_pending, credits_pending = a.credits_pending - m.credits_pending,
             debits_posted = a.debits_posted + m.debits_posted, credits_posted = a.credits_posted + m.credits_posted,
             version = a.version + m.movements
        from moved m where a.tenant_id = v_tenant and a.id = m.id
    )
    select coalesce(array_agg(pending_id), '{}'),
           bool_or(starts_with(debit_account_id, 'wallet:') or starts_with(credit_account_id, 'wallet:'))
      into v_resolved, v_wallet from resolved;
    if v_wallet then
      perform lots_settle(p_now, v_resolved);
    end if;
    return v_resolved;
  end $$;

-- Locks accounts until the transaction ends, so that what is read of them then still holds when it is acted upon.
create or replace function ledger_lock(p_ids text[]) returns void
  language sql volatile security definer set search_path = pg_catalog, public
  as $$
    select 1 from accounts where tenant_id = current_setting('damson.tenant') and id = any(p_ids)
     order by id for no key update
  $$;
