// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code that is searched for has them
/** A bug to plant: one exact text of one file, what stands there instead, and the test that must go red. */
export type Mutant = {
  bug: string;
  file: string;
  find: string;
  replace: string;
  test: string;
  /** The test's name, or a part of it. */
  title: string;
};

const idempotency: Mutant[] = [
  {
    bug: 'a new idempotency key on each retry',
    file: 'core/verb.ts',
    find: 'key: key.data,\n',
    replace: 'key: `${key.data}${Math.random()}`,\n',
    test: 'server/idempotency.db.test.ts',
    title: 'sent 50 times at once places one order',
  },
  {
    bug: 'the same key with another body gets the first answer',
    file: 'core/idempotency.ts',
    find: 'if (!row.body_hash.equals(claim.hash))',
    replace: 'if (!row.body_hash)',
    test: 'server/idempotency.db.test.ts',
    title: 'and another body answers 409',
  },
  {
    bug: 'one credential is answered with what another one did',
    file: 'core/verb.ts',
    find: 'credential: `${actor.type}:${actor.id}`,',
    replace: 'credential: actor.type,',
    test: 'server/idempotency.db.test.ts',
    title: 'is independent for another credential',
  },
  {
    bug: 'a key in flight runs a second time',
    file: 'core/idempotency.ts',
    find: 'return rows.length === 1;',
    replace: 'return rows.length >= 0;',
    test: 'server/idempotency.db.test.ts',
    title: 'sent 50 times at once places one order',
  },
];

const records: Mutant[] = [
  {
    bug: 'the outbox insert is skipped',
    file: 'core/record.ts',
    find: 'select ${tenant.id}, id from written order by id',
    replace: 'select ${tenant.id}, id from written where false',
    test: 'tests/outbox.db.test.ts',
    title: 'hands each event over once',
  },
  {
    bug: 'acknowledged before the last statement and COMMIT are known to have succeeded',
    file: 'db/tenant.ts',
    find: '      await closing;\n',
    replace: '',
    test: 'tests/secrecy.db.test.ts',
    title: 'when the outbox or the audit cannot be written',
  },
  {
    bug: 'an event is taken off the outbox although its reaction failed',
    file: 'core/outbox.ts',
    find: 'await subscriptions.get(event.type)?.(sql, event);',
    replace: 'await subscriptions.get(event.type)?.(sql, event).catch(() => {});',
    test: 'tests/outbox.db.test.ts',
    title: 'keeps an event whose reaction fails',
  },
  {
    bug: 'facts of one object share a sequence number',
    file: 'core/record.ts',
    find: ' + i.after_last,',
    replace: ' + 1,',
    test: 'tests/outbox.db.test.ts',
    title: 'hands each event over once',
  },
  {
    bug: 'the audit row does not say who did it',
    file: 'core/record.ts',
    find: "${newId('audit')}, ${verb}, ${actor.type}, ${actor.id},",
    replace: "${newId('audit')}, ${verb}, ${actor.type}, ${'somebody'},",
    test: 'tests/matrix/audit.db.test.ts',
    title: 'points.grant',
  },
  {
    bug: 'the app may rewrite its audit log',
    file: 'db/sql/after-migrate.sql',
    find: 'revoke update, delete on audit_entries,',
    replace: 'revoke update, delete on',
    test: 'tests/ledger-guards.db.test.ts',
    title: 'a change to a posted transfer, an audit row or an event',
  },
];

const isolation: Mutant[] = [
  {
    bug: 'SET instead of SET LOCAL for the tenant',
    file: 'db/tenant.ts',
    find: "set_config('damson.tenant', ${tenantId}, true)",
    replace: "set_config('damson.tenant', ${tenantId}, false)",
    test: 'tests/isolation/pool.db.test.ts',
    title: 'one pooled connection',
  },
  {
    bug: 'row security is not forced',
    file: 'db/sql/after-migrate.sql',
    find: "    execute format('alter table %s force row level security', t.name);\n",
    replace: '',
    test: 'tests/isolation/rows.db.test.ts',
    title: 'is on and forced for every table',
  },
  {
    bug: 'members are visible to every tenant: no predicate and a policy that lets all through',
    file: 'db/sql/after-migrate.sql',
    find: '-- Append-only:',
    replace: 'alter policy tenant_rows on members using (true);\n-- Append-only:',
    test: 'tests/isolation/pool.db.test.ts',
    title: 'one pooled connection',
  },
  {
    bug: 'the app may empty a table',
    file: 'db/sql/after-migrate.sql',
    find: '-- Append-only:',
    replace: 'grant truncate on events to :app;\n-- Append-only:',
    test: 'tests/ledger-guards.db.test.ts',
    title: 'a change to a posted transfer, an audit row or an event',
  },
];

const access: Mutant[] = [
  {
    bug: 'authorisation is skipped',
    file: 'core/verb.ts',
    find: '    authorize(actor, definition);\n',
    replace: '',
    test: 'tests/matrix/permissions.db.test.ts',
    title: 'points.grant',
  },
  {
    bug: 'members may call what only operators may',
    file: 'core/authorize.ts',
    find: "actor.type === 'member' ? access.members === true :",
    replace: "actor.type === 'member' ? true :",
    test: 'core/authorize.test.ts',
    title: 'answers nobody, a member and the platform',
  },
  {
    bug: 'a session that was ended still opens the door',
    file: 'modules/identity/queries.ts',
    find: 'and s.ended_at is null and s.expires_at',
    replace: 'and s.expires_at',
    test: 'tests/access-ends.db.test.ts',
    title: 'when the session was ended',
  },
  {
    bug: 'a sign-in link opens twice',
    file: 'modules/identity/store.ts',
    find: 'and used_at is null and expires_at > ${now}',
    replace: 'and expires_at > ${now}',
    test: 'modules/identity/sign-in.db.test.ts',
    title: 'used 50 times at once opens one session',
  },
];

const money: Mutant[] = [
  {
    bug: 'a price is rounded down',
    file: 'lib/money.ts',
    find: 'ratio.numerator + ratio.denominator - 1n)',
    replace: 'ratio.numerator)',
    test: 'modules/points/rate.test.ts',
    title: 'no cycle of buying and converting back',
  },
  {
    bug: 'what points are worth is rounded up',
    file: 'modules/points/rate.ts',
    find: '(points * rate.minorUnits) / rate.points',
    replace: '(points * rate.minorUnits + rate.points - 1n) / rate.points',
    test: 'modules/points/rate.test.ts',
    title: 'what points are worth is the most that they cover',
  },
  {
    bug: 'splitting loses the remainders',
    file: 'lib/money.ts',
    find: '    left -= 1n;\n',
    replace: '    left = 0n;\n',
    test: 'lib/money.test.ts',
    title: 'never makes or loses a unit',
  },
  {
    bug: 'points are granted to a member who was disabled',
    file: 'modules/points/grant.ts',
    find: "if (member.status !== 'active')",
    replace: "if (member.status === 'none')",
    test: 'tests/points.db.test.ts',
    title: 'to a disabled or unknown member',
  },
  {
    bug: 'the ledger locks no account before it looks',
    file: 'db/sql/ledger.sql',
    find: 'perform 1 from accounts where tenant_id = v_tenant and id = any(v_ids) order by id for no key update;',
    replace: '',
    test: 'modules/orders/last-points.db.test.ts',
    title: '',
  },
  {
    bug: 'the ledger does not look whether there is enough',
    file: 'db/sql/ledger.sql',
    find: '    if v_short is not null then\n',
    replace: '    if false then\n',
    test: 'tests/points.db.test.ts',
    title: 'beyond the program grants nobody anything',
  },
];

const orders: Mutant[] = [
  {
    bug: 'a second charge of the same order is not refused by the database: a unique index is dropped',
    file: 'db/migrations/0001_money_that_survives.sql',
    find: 'CREATE UNIQUE INDEX "transfers_one_capture"',
    replace: 'CREATE INDEX "transfers_one_capture"',
    test: 'tests/ledger-guards.db.test.ts',
    title: 'to charge an order twice',
  },
  {
    bug: 'codes are taken from the shelf without FOR UPDATE',
    file: 'modules/vouchers/store.ts',
    find: '${sql.unsafe(String(t.voucherIds.length))} for update skip locked',
    replace: '${sql.unsafe(String(t.voucherIds.length))}',
    test: 'modules/vouchers/take.db.test.ts',
    title: 'two who take codes at the same moment',
  },
  {
    bug: 'a unit is refunded twice',
    file: 'modules/orders/refund.ts',
    find: 'const live = vouchers.filter(isLive);',
    replace: 'const live = vouchers;',
    test: 'modules/orders/after-sale.db.test.ts',
    title: 'a refund',
  },
  {
    bug: 'a code that was seen is refunded without a word',
    file: 'modules/orders/refund.ts',
    find: 'if (seen && !codesAreVoid)',
    replace: 'if (seen && !seen)',
    test: 'modules/orders/after-sale.db.test.ts',
    title: 'a refund',
  },
  {
    bug: 'a code that the supplier gave before is issued again',
    file: 'modules/orders/settle-attempt.ts',
    find: 'if (await knowsCode(ctx, at.unit.productId, supplied.voucher.code))',
    replace: 'if ((await knowsCode(ctx, at.unit.productId, supplied.voucher.code)) && !at)',
    test: 'modules/orders/supplier-orders.db.test.ts',
    title: 'freezes a code that was issued before',
  },
  {
    bug: 'a refused repetition is taken for a definite refusal, and the next supplier is asked',
    file: 'modules/orders/settle-attempt.ts',
    find: 'attempt.doubted ? doubtful(answer) : answer',
    replace: 'attempt.doubted ? answer : answer',
    test: 'modules/orders/supplier-orders.db.test.ts',
    title: 'asks nobody else when a repetition is refused',
  },
  {
    bug: 'what is frozen is ordered anew when the supplier has forgotten it',
    file: 'modules/orders/settle-attempt.ts',
    find: "isFrozen ? 'look-up' : s.nextStep",
    replace: 'isFrozen ? s.nextStep : s.nextStep',
    test: 'modules/orders/supplier-orders.db.test.ts',
    title: 'orders nothing anew once it is frozen',
  },
  {
    bug: 'a voucher is bought with a card that is being let go',
    file: 'modules/orders/pay.ts',
    find: '|| !(await isPromised(ctx, orderId))',
    replace: '|| (await isPromised(ctx, orderId)) === null',
    test: 'tests/card-orders.db.test.ts',
    title: 'whose card is let go as it pays',
  },
  {
    bug: 'a refund does not see a reveal at the same moment',
    file: 'modules/vouchers/queries.ts',
    find: 'order by unit, id for no key update`',
    replace: 'order by unit, id`',
    test: 'tests/refund-interleavings.db.test.ts',
    title: 'in 1,000 interleavings',
  },
];

const limits: Mutant[] = [
  {
    bug: 'the shared counter does not count',
    file: 'core/rate-limit.ts',
    find: 'set used = r.used + ${want}',
    replace: 'set used = r.used',
    test: 'core/rate-limit.db.test.ts',
    title: 'of 60 at once exactly as many pass',
  },
  {
    bug: 'leases give away more than is left',
    file: 'core/rate-limit.ts',
    find: 'Math.min(want, limit.limit - (used - want))',
    replace: 'want',
    test: 'core/rate-limit.db.test.ts',
    title: 'leases never let more pass',
  },
  {
    bug: 'everybody waits for a connection without an end',
    file: 'db/gate.ts',
    find: 'if (inside < limits.width) inside += 1;',
    replace: 'if (inside >= 0) inside += 1;',
    test: 'db/gate.test.ts',
    title: '',
  },
  {
    bug: 'each address of an IPv6 network may guess anew',
    file: 'lib/network.ts',
    find: '.slice(0, 4)',
    replace: '.slice(0, 8)',
    test: 'lib/network.test.ts',
    title: '',
  },
  {
    bug: 'a worker takes over the jobs of those that live',
    file: 'core/worker-lease.ts',
    find: 'where h.locked_at < now() - make_interval(secs => ${LEASE_SECONDS})\n         and not exists',
    replace: 'where true or not exists',
    test: 'tests/faults/stale-worker.db.test.ts',
    title: 'a worker that stood still past its lease',
  },
  {
    bug: 'sealed bytes open in any row of the tenant',
    file: 'modules/vouchers/secret.ts',
    find: "=> `${tenantId}:${fingerprint.toString('hex')}`;",
    replace: '=> `${tenantId}:${fingerprint.length}`;',
    test: 'modules/vouchers/reveal.db.test.ts',
    title: 'of sealed bytes that were moved to another row fails',
  },
];

const webhooks: Mutant[] = [
  {
    bug: 'a webhook gets another id at each attempt',
    file: 'modules/webhooks/adapters/send.ts',
    find: 'id: message.eventId,',
    replace: 'id: `${message.eventId}${message.attempt}`,',
    test: 'tests/webhooks/at-least-once.db.test.ts',
    title: 'each is taken, verifies, and keeps its id',
  },
  {
    bug: 'a webhook is marked as sent whatever its receiver said',
    file: 'modules/webhooks/outcome.ts',
    find: 'status !== null && status >= 200 && status < 300',
    replace: 'status !== 0',
    test: 'tests/webhooks/at-least-once.db.test.ts',
    title: 'each is taken, verifies, and keeps its id',
  },
  {
    bug: 'one object’s webhooks go out in any order',
    file: 'modules/webhooks/queries.ts',
    find: 'order by d.position limit',
    replace: 'order by md5(d.id) limit',
    test: 'tests/webhooks/order.db.test.ts',
    title: 'is kept while nothing fails',
  },
  {
    bug: 'a turn that outlived its lease ends the turn of another worker',
    file: 'modules/webhooks/queue-store.ts',
    find: 'and turn = ${turn} for update`',
    replace: 'for update`',
    test: 'tests/webhooks/fairness.db.test.ts',
    title: 'that outlived its lease changes nothing',
  },
  {
    bug: 'endpoints in trouble use the slots of the others',
    file: 'modules/webhooks/queue-store.ts',
    find: 'where not troubled and nth <= ${room.mostOfTenant.good}',
    replace: 'where nth <= ${room.mostOfTenant.good}',
    test: 'tests/webhooks/fairness.db.test.ts',
    title: 'those in trouble wait for each other and for nobody else',
  },
];

/** What `npm run mutate` plants, one at a time. */
export const MUTANTS: readonly Mutant[] = [
  ...idempotency,
  ...records,
  ...isolation,
  ...access,
  ...money,
  ...orders,
  ...limits,
  ...webhooks,
];
