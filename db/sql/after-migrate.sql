-- Runs after every migration, as often as one likes. :app is the role of web, api and worker.
-- It owns nothing, bypasses nothing, and gets exactly this.
do $$
declare t record;
begin
  for t in
    select c.oid::regclass as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r'
       and exists (select 1 from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
       and c.relname not in ('outbox', 'tenant_hosts', 'webhook_queue')
       -- What is guarded already is left alone: to alter it would stop everybody who uses it.
       and not (c.relrowsecurity and c.relforcerowsecurity)
  loop
    execute format('alter table %s enable row level security', t.name);
    execute format('alter table %s force row level security', t.name);
  end loop;
end $$;

revoke all on all tables in schema public from public;
grant usage on schema public to :app;
grant select, insert, update, delete on all tables in schema public to :app;
grant usage on all sequences in schema public to :app;

-- The shared catalogue and the tenants themselves are the installation's, not a tenant's.
revoke insert, update, delete on categories, brands, products, tenants from :app;
revoke update on tenant_hosts from :app;
grant update (primary_since) on tenant_hosts to :app;
grant update (theme, name, locale, languages) on tenants to :app;

-- Accounts and transfers are written by the ledger's functions alone (db/sql/ledger.sql).
revoke insert, update, delete on accounts, transfers from :app;
grant usage on schema public to :ledger;
grant select, insert on transfers to :ledger;
grant select, insert, update on accounts to :ledger;
grant usage on sequence transfers_position_seq to :ledger;
revoke insert, update, delete on open_holds, wallet_lots, lot_uses from :app;
grant select, insert, delete on open_holds to :ledger;
grant select, insert, update on wallet_lots, lot_uses to :ledger;
grant select on points_policies, tenants to :ledger;
-- To own a function a role must be able to make one there; it is, for these lines.
grant create on schema public to :ledger;
do $$
declare f record;
begin
  for f in
    select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'public' and p.prosecdef
  loop
    execute format('alter function %s owner to :ledger', f.name);
  end loop;
end $$;
revoke create on schema public from :ledger;

-- Append-only: no grant to change or remove, whatever the policy says.
revoke update, delete on audit_entries, events, exchanges, record_blocks from :app;
revoke update, delete on budget_changes from :app;
revoke delete on budgets, budget_periods from :app;
revoke update, delete on tenant_keys, redemptions from :app;
grant update (retired_at) on tenant_keys to :app;
revoke delete on payments, payment_accounts, payment_operations, payment_refunds from :app;
revoke update on payment_events from :app;
revoke delete on embed_settings, embed_keys, voucher_problems from :app;
revoke update, delete on voucher_reminders, order_notes from :app;
revoke update, delete on staff_reveals, order_days from :app;
grant update (shown_at) on staff_reveals to :app;
revoke delete on own_brands, code_runs, voucher_balances, key_rotations from :app;
revoke delete on rewards from :app;
revoke delete on orders, order_lines, fulfilments, vouchers, stock_codes, idempotency_keys from :app;

revoke update, delete on recognitions, recognition_receivers, recognition_endings from :app;
revoke delete on recognition_values, recognition_policies, giving_periods, awards, nominations from :app;

-- What was asked of a second person stays as it was asked.
revoke update, delete on approvals from :app;
grant update (state, decided_at, decider_id, decision_note) on approvals to :app;
-- What prices followed at any time can be read again.
revoke update, delete on price_lists from :app;
revoke delete on supplier_accounts, supplier_offers, supplier_health, supplier_alerts from :app;

-- The installation's own work (db/platform.ts): its tables are :platform's alone, and of tenants it gets exactly this.
-- It owns nothing and bypasses nothing; to write a tenant's rows a transaction has to be that tenant's.
revoke all on platform_audit, platform_calls, platform_operators, platform_sessions, platform_links from :app;
grant usage on schema public to :platform;
grant select, insert on platform_audit, platform_calls to :platform;
grant update (response) on platform_calls to :platform;
grant select, insert, update on platform_operators, platform_sessions, platform_links to :platform;
grant select, insert on tenants, tenant_hosts to :platform;
grant update (status, max_members, max_orders_a_day, max_calls_a_minute) on tenants to :platform;
-- Of suppliers the installation sees how they fare, and neither credentials nor what was bought.
grant select (tenant_id, id, kind, name, mode, status, balances_at) on supplier_accounts to :platform;
grant select on supplier_health to :platform;
do $$
begin
  if not exists (select 1 from pg_policy where polname = 'tenants_platform') then
    create policy tenants_platform on tenants for all to :platform using (true) with check (true);
  end if;
  if not exists (select 1 from pg_policy where polname = 'supplier_accounts_platform') then
    create policy supplier_accounts_platform on supplier_accounts for select to :platform using (true);
    create policy supplier_health_platform on supplier_health for select to :platform using (true);
  end if;
end $$;

grant usage on schema graphile_worker to :app;
grant select, insert, update, delete on all tables in schema graphile_worker to :app;
grant usage on all sequences in schema graphile_worker to :app;
grant execute on all functions in schema graphile_worker to :app;

-- The job queue's tables have row security without policies; jobs carry their tenant in the payload.
do $$
declare t record;
begin
  for t in
    select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
       and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'damson_jobs')
  loop
    execute format('create policy damson_jobs on %s to :app using (true) with check (true)', t.name);
  end loop;
end $$;
