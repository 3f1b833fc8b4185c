-- Places orders of one tenant from its own stock, paid from the program's points, in one statement: everything of all
-- of them, or nothing. It writes what modules/orders/place.ts writes for a single order, and refuses nothing itself:
-- what cannot be done here is left to the ordinary way, which says why.
--
-- The caller (modules/orders/place-many.ts) has made ids, prices and answers from what it remembers. Orders for which
-- that does not hold any more are left out, as are those whose idempotency key is taken. Should points or codes be short,
-- SQLSTATE DM001 undoes the whole batch.
--
-- p: {tenant, now, route, permission,
--     keys: [{id, mark, secret_hash, networks}], rates: [{currency, points, minor_units}],
--     shelves: [{product, denomination, after}],
--     offers: [{product, name, country, currency, denomination_type, denominations, min_value, max_value, step_value,
--               markup_basis_points, markup_points, round_to}],
--     orders: [{n, key_id, key_mark, key, body_hash, answer, request_id, order_id, email, name, search_head,
--               search_tail, points, payer, transfer, line_id, product, product_name, denomination, currency, quantity,
--               unit_points,
--               rate_points, rate_minor_units, fulfilment_id, voucher_ids, events, audit_id, audit_detail}]}
-- Answers {placed: [n], shelves: [{product, denomination, after}]}.
--
-- Its plans are made once for each connection and walk along indexes, whatever the tables held at that moment.
create or replace function orders_place(p jsonb) returns jsonb
  language plpgsql volatile
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  set lock_timeout = '1s'
  as $$
  declare
    v_tenant constant text := p ->> 'tenant';
    v_now constant timestamptz := p ->> 'now';
    v_route constant text := p ->> 'route';
    v_orders jsonb := p -> 'orders';
    v_stale int[];
    v_placed int[];
    v_shelf record;
    v_codes text[];
    v_shelves jsonb := '[]';
  begin
    perform set_config('damson.tenant', v_tenant, true);

    select coalesce(array_agg(o.n), '{}') into v_stale
      from jsonb_to_recordset(v_orders) as o(n int, key_mark text, product text, currency text, email text, name text)
     where o.key_mark not in (
             select k.mark from jsonb_to_recordset(p -> 'keys') as k(id text, mark text, secret_hash text, networks text[])
               join api_keys a on a.tenant_id = v_tenant and a.secret_hash = decode(k.secret_hash, 'hex')
              where a.id = k.id and a.revoked_at is null and p ->> 'permission' = any(a.scopes)
                and a.networks = k.networks and (a.expires_at is null or a.expires_at > v_now))
        or o.product not in (
             select f.product
               from jsonb_to_recordset(p -> 'offers')
                 as f(product text, name text, country text, currency text, denomination_type text,
                      denominations bigint[], min_value bigint, max_value bigint, step_value bigint,
                      markup_basis_points int, markup_points int, round_to int)
               join listings l on l.tenant_id = v_tenant and l.product_id = f.product and l.visible and not l.limited
               join products d on d.id = l.product_id and d.status = 'live'
              where (d.name, d.country, d.currency, d.denomination_type, d.denominations, d.min_value, d.max_value,
                     d.step_value, l.markup_basis_points, l.markup_points, l.round_to)
                  = (f.name, f.country, f.currency, f.denomination_type, f.denominations, f.min_value, f.max_value,
                     f.step_value, f.markup_basis_points, f.markup_points, f.round_to))
        or o.currency not in (
             select r.currency
               from jsonb_to_recordset(p -> 'rates') as r(currency text, points bigint, minor_units bigint),
                    lateral (select i.points, i.minor_units from point_rates i
                              where i.tenant_id = v_tenant and i.currency = r.currency
                                and (i.starts_at <= v_now or i.starts_at = i.created_at)
                              order by i.starts_at desc, i.id desc limit 1) as i
              where (i.points, i.minor_units) = (r.points, r.minor_units))
        -- Lower case of other letters is a matter of the server's locale: the ordinary way makes it in one place.
        or (o.name is null and exists (
              select from members m where m.tenant_id = v_tenant and m.email = o.email and m.name ~ '[^\u0001-\u007f]'));

    with claimed as (
      insert into idempotency_keys (tenant_id, credential, route, key, body_hash, response, created_at)
      select v_tenant, 'api_key:' || o.key_id, v_route, o.key, decode(o.body_hash, 'hex'), o.answer, v_now
        from jsonb_to_recordset(v_orders) as o(n int, key_id text, key text, body_hash text, answer jsonb)
       where o.n <> all(v_stale) order by o.key, o.key_id
      on conflict do nothing
      returning credential, key
    )
    select coalesce(array_agg(o.n), '{}') into v_placed
      from claimed c
      join jsonb_to_recordset(v_orders) as o(n int, key_id text, key text)
        on o.key = c.key and 'api_key:' || o.key_id = c.credential;
    if cardinality(v_placed) < jsonb_array_length(v_orders) then
      select jsonb_agg(o) into v_orders
        from jsonb_array_elements(v_orders) as o where (o ->> 'n')::int = any(v_placed);
    end if;
    if cardinality(v_placed) = 0 then
      return jsonb_build_object('placed', v_placed, 'shelves', v_shelves);
    end if;

    if ledger_post(v_now, (select jsonb_agg(o -> 'transfer') from jsonb_array_elements(v_orders) as o)) is not null then
      raise exception 'the program is short of points' using errcode = 'DM001';
    end if;

    insert into orders (tenant_id, id, status, channel, payer_account_id, recipient, recipient_member_id, points,
                        search_text, created_at, changed_at)
    select v_tenant, o.order_id, 'fulfilled', 'api', o.payer,
           jsonb_build_object('email', o.email, 'name', coalesce(o.name, m.name)),
           case when m.status = 'active' then m.id end, o.points,
           o.search_head || case when o.name is null then coalesce(lower(m.name), '') else '' end || o.search_tail,
           v_now, v_now
      from jsonb_to_recordset(v_orders) as o(order_id text, payer text, email text, name text, points bigint,
             search_head text, search_tail text)
      left join members m on m.tenant_id = v_tenant and m.email = o.email;

    insert into order_lines (tenant_id, id, order_id, product_id, product_name, denomination, currency, quantity,
                             first_unit, unit_points, rate_points, rate_minor_units, created_at)
    select v_tenant, o.line_id, o.order_id, o.product, o.product_name, o.denomination, o.currency, o.quantity, 1,
           o.unit_points, o.rate_points, o.rate_minor_units, v_now
      from jsonb_to_recordset(v_orders) as o(line_id text, order_id text, product text, product_name text,
             denomination bigint, currency text, quantity int, unit_points bigint, rate_points bigint,
             rate_minor_units bigint);

    insert into fulfilments (tenant_id, id, order_line_id, attempt, supplier, outcome, created_at, settled_at)
    select v_tenant, o.fulfilment_id, o.line_id, 1, 'stock', 'issued', v_now, v_now
      from jsonb_to_recordset(v_orders) as o(fulfilment_id text, line_id text);

    for v_shelf in
      select o.product, o.denomination, sum(o.quantity)::int as wanted,
             coalesce((select s.after
                         from jsonb_to_recordset(p -> 'shelves') as s(product text, denomination bigint, after text)
                        where s.product = o.product and s.denomination = o.denomination), '') as after
        from jsonb_to_recordset(v_orders) as o(product text, denomination bigint, quantity int)
       group by 1, 2 order by 1, 2
    loop
      -- Behind the place where a free code was last found; the entries of the index before it are dead, mostly.
      select coalesce(array_agg(f.id), '{}') into v_codes from (
        select id from stock_codes
         where tenant_id = v_tenant and product_id = v_shelf.product and denomination = v_shelf.denomination
           and id > v_shelf.after and taken_at is null and (expires_on is null or expires_on > v_now::date)
         order by id limit v_shelf.wanted for update skip locked) as f;
      if cardinality(v_codes) < v_shelf.wanted then
        select v_codes || coalesce(array_agg(f.id), '{}') into v_codes from (
          select id from stock_codes
           where tenant_id = v_tenant and product_id = v_shelf.product and denomination = v_shelf.denomination
             and id <= v_shelf.after and taken_at is null and (expires_on is null or expires_on > v_now::date)
           order by id limit v_shelf.wanted - cardinality(v_codes) for update skip locked) as f;
      end if;
      if cardinality(v_codes) < v_shelf.wanted then
        raise exception 'too few codes are free' using errcode = 'DM001';
      end if;

      insert into vouchers (tenant_id, id, order_id, order_line_id, unit, product_id, member_id, denomination, currency,
                            state, sealed, key_id, fingerprint, last_four, expires_on, transfer_id, issued_at)
      select v_tenant, u.id, u.order_id, u.line_id, u.unit, s.product_id, r.recipient_member_id, s.denomination,
             u.currency, 'issued', s.sealed, s.key_id, s.fingerprint, s.last_four,
             coalesce(s.expires_on, (select (v_now + make_interval(months => d.validity_months))::date
                                       from products d where d.id = s.product_id)),
             u.transfer_id, v_now
        from (select row_number() over (order by o.n, v.unit) as nth, v.id, v.unit, o.order_id, o.line_id, o.currency,
                     o.transfer ->> 'id' as transfer_id
                from jsonb_to_recordset(v_orders)
                  as o(n int, order_id text, line_id text, product text, denomination bigint, currency text,
                       transfer jsonb, voucher_ids text[]),
                     unnest(o.voucher_ids) with ordinality as v(id, unit)
               where o.product = v_shelf.product and o.denomination = v_shelf.denomination) as u
        join unnest(v_codes) with ordinality as c(id, nth) on c.nth = u.nth
        join stock_codes s on s.tenant_id = v_tenant and s.id = c.id
        join orders r on r.tenant_id = v_tenant and r.id = u.order_id;
      update stock_codes set taken_at = v_now where tenant_id = v_tenant and id = any(v_codes);

      v_shelf.after := (select max(c) from unnest(v_codes) as c);
      v_shelves := v_shelves || jsonb_build_object('product', v_shelf.product, 'denomination', v_shelf.denomination,
                                                   'after', v_shelf.after);
      if not exists (select from stock_codes
                      where tenant_id = v_tenant and product_id = v_shelf.product
                        and denomination = v_shelf.denomination and taken_at is null and id > v_shelf.after)
         and not exists (select from stock_codes
                          where tenant_id = v_tenant and product_id = v_shelf.product and taken_at is null)
         and not exists (select from own_brands where tenant_id = v_tenant and product_id = v_shelf.product) then
        update listings set in_stock = false
         where tenant_id = v_tenant and product_id = v_shelf.product and in_stock;
      end if;
    end loop;

    with written as (
      insert into events (tenant_id, id, type, object_type, object_id, sequence, actor_type, actor_id, request_id, data,
                          created_at)
      select v_tenant, e.id, e.type, 'order', o.order_id, e.sequence, 'api_key', o.key_id, o.request_id, e.data, v_now
        from jsonb_to_recordset(v_orders) as o(order_id text, key_id text, request_id text, events jsonb),
             jsonb_to_recordset(o.events) as e(id text, type text, sequence int, data jsonb)
      returning id
    )
    insert into outbox (tenant_id, event_id) select v_tenant, id from written order by id;

    insert into audit_entries (tenant_id, id, verb, actor_type, actor_id, object_id, detail, request_id, created_at)
    select v_tenant, o.audit_id, v_route, 'api_key', o.key_id, o.order_id, o.audit_detail, o.request_id, v_now
      from jsonb_to_recordset(v_orders) as o(audit_id text, key_id text, order_id text, audit_detail jsonb,
             request_id text);

    return jsonb_build_object('placed', v_placed, 'shelves', v_shelves);
  end $$;
