CREATE TABLE "budget_changes" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"budget_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint,
	"other_id" text,
	"transfer_id" text,
	"period" text,
	"reason" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "budget_changes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "budget_changes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "budget_periods" (
	"tenant_id" text NOT NULL,
	"budget_id" text NOT NULL,
	"period" text NOT NULL,
	"limit_amount" bigint,
	"uncounted" bigint NOT NULL,
	"opened" bigint NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "budget_periods_tenant_id_budget_id_period_pk" PRIMARY KEY("tenant_id","budget_id","period"),
	CONSTRAINT "budget_periods_opened" CHECK (limit_amount is null or limit_amount = opened + uncounted)
);
--> statement-breakpoint
ALTER TABLE "budget_periods" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "budgets" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" text,
	"path" text[] NOT NULL,
	"owner_operator_id" text,
	"owner_member_id" text,
	"scope" text NOT NULL,
	"cost_centre" text,
	"manager_id" text,
	"currency" text NOT NULL,
	"period" text NOT NULL,
	"limit_amount" bigint,
	"roll_over" text NOT NULL,
	"roll_over_cap" bigint,
	"state" text NOT NULL,
	"period_start" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "budgets_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "budgets_currency" UNIQUE("tenant_id","id","currency"),
	CONSTRAINT "budgets_owner" CHECK (owner_operator_id is null or owner_member_id is null),
	CONSTRAINT "budgets_scope" CHECK ((scope = 'cost_centre') = (cost_centre is not null) and (scope = 'manager') = (manager_id is not null)),
	CONSTRAINT "budgets_period" CHECK ((period = 'none') = (period_start is null)),
	CONSTRAINT "budgets_cap" CHECK ((roll_over = 'cap') = (roll_over_cap is not null)),
	CONSTRAINT "budgets_limit" CHECK (limit_amount > 0 and roll_over_cap >= 0),
	CONSTRAINT "budgets_path" CHECK (path[cardinality(path)] = id and (cardinality(path) = 1) = (parent_id is null) and cardinality(path) <= 8)
);
--> statement-breakpoint
ALTER TABLE "budgets" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "approval_rules" (
	"tenant_id" text NOT NULL,
	"verb" text NOT NULL,
	"threshold" bigint,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "approval_rules_tenant_id_verb_pk" PRIMARY KEY("tenant_id","verb"),
	CONSTRAINT "approval_rules_threshold" CHECK (threshold >= 0)
);
--> statement-breakpoint
ALTER TABLE "approval_rules" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "approvals" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"verb" text NOT NULL,
	"permission" text NOT NULL,
	"input" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"reason" text NOT NULL,
	"requester_type" text NOT NULL,
	"requester_id" text NOT NULL,
	"requester_person_id" text NOT NULL,
	"eligible" text[] NOT NULL,
	"request_id" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decider_id" text,
	"decision_note" text,
	CONSTRAINT "approvals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "approvals_two_people" CHECK (state in ('waiting', 'withdrawn') or (decider_id <> requester_person_id and decider_id = any(eligible))),
	CONSTRAINT "approvals_in_time" CHECK (state <> 'approved' or decided_at < expires_at),
	CONSTRAINT "approvals_decided" CHECK ((state = 'waiting') = (decided_at is null) and (state = 'waiting') = (decider_id is null)),
	CONSTRAINT "approvals_withdrawn_by_requester" CHECK (state <> 'withdrawn' or decider_id = requester_person_id),
	CONSTRAINT "approvals_states" CHECK (state in ('waiting', 'approved', 'rejected', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "approvals" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "worker_leases" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"given_transfer_id" text NOT NULL,
	"received_transfer_id" text NOT NULL,
	"from_units" bigint NOT NULL,
	"to_units" bigint NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exchanges_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "exchanges_rate" CHECK (from_units > 0 and to_units > 0)
);
--> statement-breakpoint
ALTER TABLE "exchanges" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "lot_uses" (
	"tenant_id" text NOT NULL,
	"transfer_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"refunded" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "lot_uses_tenant_id_transfer_id_lot_id_pk" PRIMARY KEY("tenant_id","transfer_id","lot_id"),
	CONSTRAINT "lot_uses_amount" CHECK (amount >= 1 and released >= 0 and refunded >= 0 and released + refunded <= amount)
);
--> statement-breakpoint
ALTER TABLE "lot_uses" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "open_holds" (
	"tenant_id" text NOT NULL,
	"transfer_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "open_holds_tenant_id_transfer_id_pk" PRIMARY KEY("tenant_id","transfer_id")
);
--> statement-breakpoint
ALTER TABLE "open_holds" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "record_blocks" (
	"tenant_id" text NOT NULL,
	"height" integer NOT NULL,
	"source" text NOT NULL,
	"after_position" bigint NOT NULL,
	"through_position" bigint NOT NULL,
	"row_count" integer NOT NULL,
	"digests" "bytea" NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "record_blocks_tenant_id_height_pk" PRIMARY KEY("tenant_id","height"),
	CONSTRAINT "record_blocks_range" UNIQUE("tenant_id","source","after_position"),
	CONSTRAINT "record_blocks_rows" CHECK (row_count >= 1 and length(digests) = 40 * row_count and through_position > after_position)
);
--> statement-breakpoint
ALTER TABLE "record_blocks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "seal_marks" (
	"tenant_id" text NOT NULL,
	"source" text NOT NULL,
	"through_position" bigint NOT NULL,
	CONSTRAINT "seal_marks_tenant_id_source_pk" PRIMARY KEY("tenant_id","source")
);
--> statement-breakpoint
ALTER TABLE "seal_marks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "wallet_lots" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"account_id" text NOT NULL,
	"transfer_id" text NOT NULL,
	"origin_id" text,
	"amount" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"earned_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wallet_lots_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "wallet_lots_remaining" CHECK (remaining between 0 and amount and amount >= 1)
);
--> statement-breakpoint
ALTER TABLE "wallet_lots" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "redemptions" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"voucher_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"version" integer NOT NULL,
	"balance_after" bigint NOT NULL,
	"undoes_id" text,
	"merchant" text NOT NULL,
	"reference" text,
	"undo_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "redemptions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "redemptions_version" UNIQUE("tenant_id","voucher_id","version"),
	CONSTRAINT "redemptions_undone" UNIQUE("tenant_id","undoes_id"),
	CONSTRAINT "redemptions_amount" CHECK (amount > 0),
	CONSTRAINT "redemptions_undo" CHECK ((kind = 'undo') = (undoes_id is not null))
);
--> statement-breakpoint
ALTER TABLE "redemptions" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "voucher_balances" (
	"tenant_id" text NOT NULL,
	"voucher_id" text NOT NULL,
	"currency" text NOT NULL,
	"issued" bigint NOT NULL,
	"balance" bigint NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "voucher_balances_tenant_id_voucher_id_pk" PRIMARY KEY("tenant_id","voucher_id"),
	CONSTRAINT "voucher_balances_range" CHECK (balance between 0 and issued)
);
--> statement-breakpoint
ALTER TABLE "voucher_balances" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "order_units" (
	"tenant_id" text NOT NULL,
	"order_id" text NOT NULL,
	"unit" smallint NOT NULL,
	"order_line_id" text NOT NULL,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_units_tenant_id_order_id_unit_pk" PRIMARY KEY("tenant_id","order_id","unit")
);
--> statement-breakpoint
ALTER TABLE "order_units" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "quote_lines" (
	"tenant_id" text NOT NULL,
	"quote_id" text NOT NULL,
	"position" smallint NOT NULL,
	"product_id" text NOT NULL,
	"denomination" bigint NOT NULL,
	"currency" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_points" bigint NOT NULL,
	"rate_points" bigint NOT NULL,
	"rate_minor_units" bigint NOT NULL,
	CONSTRAINT "quote_lines_tenant_id_quote_id_position_pk" PRIMARY KEY("tenant_id","quote_id","position"),
	CONSTRAINT "quote_lines_quantity" CHECK (quantity between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "quote_lines" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "code_runs" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"product_id" text NOT NULL,
	"denomination" bigint NOT NULL,
	"batch_id" text NOT NULL,
	"wanted" integer NOT NULL,
	"made" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "code_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "code_runs_made" CHECK (made between 0 and wanted and (finished_at is not null) = (made = wanted))
);
--> statement-breakpoint
ALTER TABLE "code_runs" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "own_brands" (
	"tenant_id" text NOT NULL,
	"product_id" text NOT NULL,
	"pattern" text NOT NULL,
	"partial" boolean NOT NULL,
	"undo_seconds" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "own_brands_tenant_id_product_id_pk" PRIMARY KEY("tenant_id","product_id"),
	CONSTRAINT "own_brands_undo" CHECK (undo_seconds between 0 and 86400)
);
--> statement-breakpoint
ALTER TABLE "own_brands" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "payment_accounts" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"provider" text NOT NULL,
	"mode" text NOT NULL,
	"key_kind" text NOT NULL,
	"local" boolean NOT NULL,
	"publishable_key" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_accounts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_accounts_provider" UNIQUE("tenant_id","provider"),
	CONSTRAINT "payment_accounts_sandbox" CHECK (mode = 'live' or key_kind = 'test'),
	CONSTRAINT "payment_accounts_live" CHECK (mode = 'sandbox' or key_kind = 'live' or local),
	CONSTRAINT "payment_accounts_local" CHECK (not local or key_kind = 'test'),
	CONSTRAINT "payment_accounts_publishable" CHECK (starts_with(publishable_key, 'pk_' || key_kind || '_'))
);
--> statement-breakpoint
ALTER TABLE "payment_accounts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "payment_events" (
	"tenant_id" text NOT NULL,
	"provider" text NOT NULL,
	"provider_event_id" text NOT NULL,
	"type" text NOT NULL,
	"payment_id" text,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_events_tenant_id_provider_provider_event_id_pk" PRIMARY KEY("tenant_id","provider","provider_event_id")
);
--> statement-breakpoint
ALTER TABLE "payment_events" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "payment_operations" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"payment_id" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"attempt" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_operations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_operations_reference" UNIQUE("tenant_id","payment_id","reference"),
	CONSTRAINT "payment_operations_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
ALTER TABLE "payment_operations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "payment_refunds" (
	"tenant_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"provider_reference" text NOT NULL,
	"operation_id" text,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_refunds_tenant_id_payment_id_provider_reference_pk" PRIMARY KEY("tenant_id","payment_id","provider_reference"),
	CONSTRAINT "payment_refunds_operation" UNIQUE("tenant_id","operation_id"),
	CONSTRAINT "payment_refunds_amount" CHECK (amount >= 1)
);
--> statement-breakpoint
ALTER TABLE "payment_refunds" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "payments" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"mode" text NOT NULL,
	"provider" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"captured_amount" bigint NOT NULL,
	"refunded_amount" bigint NOT NULL,
	"dispute" text NOT NULL,
	"failure_code" text,
	"provider_reference" text,
	"return_path" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"authorised_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payments_order" UNIQUE("tenant_id","order_id"),
	CONSTRAINT "payments_provider_reference" UNIQUE("tenant_id","provider","provider_reference"),
	CONSTRAINT "payments_test_provider" CHECK (provider <> 'test' or mode = 'sandbox'),
	CONSTRAINT "payments_amount" CHECK (amount >= 1),
	CONSTRAINT "payments_captured" CHECK (captured_amount between 0 and amount),
	CONSTRAINT "payments_refunded" CHECK (refunded_amount between 0 and captured_amount),
	CONSTRAINT "payments_captured_state" CHECK ((captured_amount > 0) = (state = 'captured'))
);
--> statement-breakpoint
ALTER TABLE "payments" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "expiry_warnings" (
	"tenant_id" text NOT NULL,
	"account_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"days" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "expiry_warnings_tenant_id_account_id_expires_at_days_pk" PRIMARY KEY("tenant_id","account_id","expires_at","days")
);
--> statement-breakpoint
ALTER TABLE "expiry_warnings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "points_policies" (
	"tenant_id" text NOT NULL,
	"expiry" text NOT NULL,
	"months" smallint,
	"end_month" smallint,
	"end_day" smallint,
	"warn_days" smallint[] NOT NULL,
	"refunded_lots_live_at_least_days" smallint NOT NULL,
	"members_may_transfer" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "points_policies_tenant_id_pk" PRIMARY KEY("tenant_id"),
	CONSTRAINT "points_policies_expiry" CHECK ((expiry = 'months') = (months is not null) and (expiry = 'day') = (end_month is not null)
          and (expiry = 'day') = (end_day is not null) and months between 1 and 120
          and make_date(2001, coalesce(end_month, 1), coalesce(end_day, 1)) is not null),
	CONSTRAINT "points_policies_refunded" CHECK (refunded_lots_live_at_least_days between 0 and 365)
);
--> statement-breakpoint
ALTER TABLE "points_policies" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "supplier_accounts" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"mode" text NOT NULL,
	"base_url" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"priority" integer NOT NULL,
	"status" text NOT NULL,
	"low_balance" bigint,
	"low_balance_currency" text,
	"balances" jsonb NOT NULL,
	"balances_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supplier_accounts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "supplier_accounts_name" UNIQUE("tenant_id","name"),
	CONSTRAINT "supplier_accounts_simulated" CHECK (kind <> 'simulated' or mode = 'sandbox'),
	CONSTRAINT "supplier_accounts_sandbox" CHECK (mode = 'live' or base_url !~* '^https://(giftcards\.reloadly\.com|api\.tangocard\.com|api\.runa\.io|(api|www)\.tremendous\.com|(?!sandbox\.)[a-z0-9-]+\.woohoo\.in)([:/]|$)'),
	CONSTRAINT "supplier_accounts_low" CHECK ((low_balance is null) = (low_balance_currency is null))
);
--> statement-breakpoint
ALTER TABLE "supplier_accounts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "supplier_alerts" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"cause" text NOT NULL,
	"subject" text NOT NULL,
	"detail" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "supplier_alerts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "supplier_alerts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "supplier_health" (
	"tenant_id" text NOT NULL,
	"account_id" text NOT NULL,
	"state" text NOT NULL,
	"failures" integer NOT NULL,
	"first_failed_at" timestamp with time zone,
	"opened_until" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supplier_health_tenant_id_account_id_pk" PRIMARY KEY("tenant_id","account_id"),
	CONSTRAINT "supplier_health_until" CHECK ((state = 'closed') = (opened_until is null))
);
--> statement-breakpoint
ALTER TABLE "supplier_health" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "supplier_offers" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"account_id" text NOT NULL,
	"sku" text NOT NULL,
	"product_id" text,
	"name" text NOT NULL,
	"brand" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"denomination_type" text NOT NULL,
	"denominations" bigint[] NOT NULL,
	"min_value" bigint NOT NULL,
	"max_value" bigint NOT NULL,
	"cost_basis_points" integer NOT NULL,
	"priority" integer NOT NULL,
	"available" boolean NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supplier_offers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "supplier_offers_sku" UNIQUE("tenant_id","account_id","sku"),
	CONSTRAINT "supplier_offers_product" UNIQUE("tenant_id","product_id","account_id"),
	CONSTRAINT "supplier_offers_cost" CHECK (cost_basis_points between 0 and 20000),
	CONSTRAINT "supplier_offers_values" CHECK (min_value > 0 and max_value >= min_value)
);
--> statement-breakpoint
ALTER TABLE "supplier_offers" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "supplier_sync_changes" (
	"tenant_id" text NOT NULL,
	"run_id" text NOT NULL,
	"sku" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"before" text,
	"after" text,
	CONSTRAINT "supplier_sync_changes_tenant_id_run_id_sku_kind_pk" PRIMARY KEY("tenant_id","run_id","sku","kind")
);
--> statement-breakpoint
ALTER TABLE "supplier_sync_changes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "supplier_sync_runs" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"account_id" text NOT NULL,
	"state" text NOT NULL,
	"accept_smaller" boolean NOT NULL,
	"seen" integer NOT NULL,
	"added" integer NOT NULL,
	"removed" integer NOT NULL,
	"changed" integer NOT NULL,
	"reason" text,
	"requested_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "supplier_sync_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "supplier_sync_runs" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "key_rotations" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"key_id" text NOT NULL,
	"place" text NOT NULL,
	"after_id" text DEFAULT '' NOT NULL,
	"resealed" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "key_rotations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "key_rotations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"event_id" text NOT NULL,
	"event_type" text NOT NULL,
	"object_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"last_attempt_at" timestamp with time zone,
	"last_status" integer,
	"took_ms" integer,
	"excerpt" text,
	"created_at" timestamp with time zone NOT NULL,
	"position" bigserial NOT NULL,
	CONSTRAINT "webhook_deliveries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "webhook_deliveries_event" UNIQUE("tenant_id","endpoint_id","event_id"),
	CONSTRAINT "webhook_deliveries_next" CHECK (state = 'waiting' or next_attempt_at is null),
	CONSTRAINT "webhook_deliveries_excerpt" CHECK (length(excerpt) <= 1000)
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"url" text NOT NULL,
	"types" text[] NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"sealed" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"at_once" integer NOT NULL,
	"failing_since" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "webhook_endpoints_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "webhook_endpoints_at_once" CHECK (at_once between 1 and 10),
	CONSTRAINT "webhook_endpoints_reason" CHECK ((state = 'disabled') = (reason is not null))
);
--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "webhook_queue" (
	"tenant_id" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"due_at" timestamp with time zone,
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"troubled" boolean DEFAULT false NOT NULL,
	"turn" text,
	"turn_until" timestamp with time zone,
	CONSTRAINT "webhook_queue_tenant_id_endpoint_id_pk" PRIMARY KEY("tenant_id","endpoint_id"),
	CONSTRAINT "webhook_queue_turn" CHECK ((turn is null) = (turn_until is null))
);
--> statement-breakpoint
DROP INDEX "fulfilments_line";
--> statement-breakpoint
DROP INDEX "vouchers_order";
--> statement-breakpoint
DROP INDEX "transfers_one_capture";
--> statement-breakpoint
DROP INDEX "orders_status";
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "position" bigserial NOT NULL;
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "position" bigserial NOT NULL;
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "part" smallint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "expires_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "position" bigserial NOT NULL;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "unit" smallint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "supplier_account_id" text;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "sku" text;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "supplier_reference" text;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "detail" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "cost_amount" bigint;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "cost_currency" text;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "doubted" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "asks" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "next_step" text DEFAULT 'order' NOT NULL;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "next_ask_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "settle_before" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "settled_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "first_unit" smallint DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "budget_id" text;
--> statement-breakpoint
ALTER TABLE "orders" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "orders" ADD COLUMN "payer_account_id" text DEFAULT 'program::PTS' NOT NULL;
UPDATE "orders" SET "payer_account_id" = 'wallet:' || member_id || ':PTS' WHERE member_id IS NOT NULL;
ALTER TABLE "orders" ALTER COLUMN "payer_account_id" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "card_points" bigint;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "card_amount" bigint;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "card_currency" text;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "gift" jsonb;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "deliver_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "changed_at" timestamp with time zone DEFAULT now() NOT NULL;
UPDATE "orders" SET "changed_at" = created_at;
ALTER TABLE "orders" ALTER COLUMN "changed_at" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "quotes" NO FORCE ROW LEVEL SECURITY;
-- A quote lives for ten minutes; what was quoted before this version is quoted anew.
DELETE FROM "quotes";
ALTER TABLE "quotes" ADD COLUMN "points" bigint NOT NULL;
--> statement-breakpoint
ALTER TABLE "quotes" ADD COLUMN "card_currency" text;
--> statement-breakpoint
ALTER TABLE "quotes" ADD COLUMN "card_rate_points" bigint;
--> statement-breakpoint
ALTER TABLE "quotes" ADD COLUMN "card_rate_minor_units" bigint;
--> statement-breakpoint
ALTER TABLE "tenant_keys" ADD COLUMN "service" text DEFAULT 'environment' NOT NULL;
--> statement-breakpoint
ALTER TABLE "tenant_keys" ADD COLUMN "retired_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "stock_codes" ADD COLUMN "canary" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "vouchers" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "vouchers" ADD COLUMN "unit" smallint DEFAULT 1 NOT NULL;
UPDATE "vouchers" v SET "unit" = n.unit FROM (
  SELECT tenant_id, id, row_number() OVER (PARTITION BY tenant_id, order_id ORDER BY id) AS unit FROM "vouchers") n
 WHERE n.tenant_id = v.tenant_id AND n.id = v.id;
ALTER TABLE "vouchers" ALTER COLUMN "unit" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "vouchers" ADD COLUMN "replaced_by_id" text;
--> statement-breakpoint
CREATE INDEX "budget_changes_budget" ON "budget_changes" USING btree ("tenant_id","budget_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "budget_changes_rolled_once" ON "budget_changes" USING btree ("tenant_id","budget_id","period") WHERE kind = 'rolled_over';
--> statement-breakpoint
CREATE INDEX "budgets_level" ON "budgets" USING btree ("tenant_id","parent_id","name","id");
--> statement-breakpoint
CREATE INDEX "approvals_state" ON "approvals" USING btree ("tenant_id","state","id");
--> statement-breakpoint
CREATE INDEX "lot_uses_lot_id" ON "lot_uses" USING btree ("tenant_id","lot_id");
--> statement-breakpoint
CREATE INDEX "open_holds_due" ON "open_holds" USING btree ("tenant_id","expires_at");
--> statement-breakpoint
CREATE INDEX "wallet_lots_live" ON "wallet_lots" USING btree ("tenant_id","account_id","expires_at","id") WHERE remaining > 0;
--> statement-breakpoint
CREATE INDEX "wallet_lots_due" ON "wallet_lots" USING btree ("tenant_id","expires_at") WHERE remaining > 0;
--> statement-breakpoint
CREATE INDEX "redemptions_merchant" ON "redemptions" USING btree ("tenant_id","merchant","id");
--> statement-breakpoint
CREATE INDEX "order_units_open" ON "order_units" USING btree ("tenant_id","state","changed_at") WHERE state in ('waiting', 'asking', 'frozen');
--> statement-breakpoint
CREATE INDEX "payment_events_payment" ON "payment_events" USING btree ("tenant_id","payment_id");
--> statement-breakpoint
CREATE INDEX "payment_events_received" ON "payment_events" USING btree ("tenant_id","received_at");
--> statement-breakpoint
CREATE INDEX "payment_operations_wanted" ON "payment_operations" USING btree ("tenant_id","updated_at") WHERE state = 'wanted';
--> statement-breakpoint
CREATE INDEX "payments_open" ON "payments" USING btree ("tenant_id","updated_at") WHERE state not in ('cancelled', 'captured');
--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_alerts_open" ON "supplier_alerts" USING btree ("tenant_id","cause","subject") WHERE closed_at is null;
--> statement-breakpoint
CREATE INDEX "supplier_offers_list" ON "supplier_offers" USING btree ("tenant_id","name","id");
--> statement-breakpoint
CREATE INDEX "supplier_sync_runs_account" ON "supplier_sync_runs" USING btree ("tenant_id","account_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_sync_runs_one" ON "supplier_sync_runs" USING btree ("tenant_id","account_id") WHERE state = 'queued';
--> statement-breakpoint
CREATE UNIQUE INDEX "key_rotations_open" ON "key_rotations" USING btree ("tenant_id") WHERE finished_at is null;
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_list" ON "webhook_deliveries" USING btree ("tenant_id","endpoint_id","position");
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_waiting" ON "webhook_deliveries" USING btree ("tenant_id","endpoint_id","position") WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("tenant_id","endpoint_id","next_attempt_at" NULLS FIRST) WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_old" ON "webhook_deliveries" USING btree ("tenant_id","created_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_endpoints_url" ON "webhook_endpoints" USING btree ("tenant_id","url") WHERE removed_at is null;
--> statement-breakpoint
CREATE INDEX "audit_entries_position" ON "audit_entries" USING brin ("position");
--> statement-breakpoint
CREATE INDEX "events_position" ON "events" USING brin ("position");
--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_one_refund" ON "transfers" USING btree ("tenant_id","reference","part","credit_account_id") WHERE code = 'refund' and type = 'posted';
--> statement-breakpoint
CREATE INDEX "transfers_held" ON "transfers" USING btree ("tenant_id","reference","part") WHERE type = 'pending';
--> statement-breakpoint
CREATE INDEX "transfers_limits" ON "transfers" USING btree ("tenant_id","reference","part") WHERE code = 'limit';
--> statement-breakpoint
CREATE INDEX "transfers_from_budgets" ON "transfers" USING btree ("tenant_id","debit_account_id","created_at") WHERE debit_account_id like 'budget:%';
--> statement-breakpoint
CREATE INDEX "transfers_position" ON "transfers" USING brin ("position");
--> statement-breakpoint
CREATE INDEX "fulfilments_open" ON "fulfilments" USING btree ("tenant_id","next_ask_at") WHERE outcome in ('asking', 'unknown', 'frozen');
--> statement-breakpoint
CREATE UNIQUE INDEX "fulfilments_one_open" ON "fulfilments" USING btree ("tenant_id","order_line_id","unit") WHERE outcome in ('asking', 'unknown', 'frozen');
--> statement-breakpoint
CREATE INDEX "quotes_expired" ON "quotes" USING btree ("tenant_id","expires_at") WHERE order_id is null;
--> statement-breakpoint
CREATE INDEX "vouchers_expiry" ON "vouchers" USING btree ("tenant_id","expires_on") WHERE state in ('issued', 'delivered', 'viewed');
--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_one_capture" ON "transfers" USING btree ("tenant_id","reference","part","debit_account_id") WHERE code = 'redeem' and type in ('posted', 'post');
--> statement-breakpoint
CREATE INDEX "orders_status" ON "orders" USING btree ("tenant_id","status","id") WHERE status <> 'fulfilled';
--> statement-breakpoint
ALTER TABLE "orders" DROP COLUMN "transfer_id";
--> statement-breakpoint
ALTER TABLE "quotes" DROP COLUMN "product_id";
--> statement-breakpoint
ALTER TABLE "quotes" DROP COLUMN "denomination";
--> statement-breakpoint
ALTER TABLE "quotes" DROP COLUMN "currency";
--> statement-breakpoint
ALTER TABLE "quotes" DROP COLUMN "unit_points";
--> statement-breakpoint
ALTER TABLE "quotes" DROP COLUMN "rate_points";
--> statement-breakpoint
ALTER TABLE "quotes" DROP COLUMN "rate_minor_units";
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_attempt" UNIQUE("tenant_id","order_line_id","unit","attempt");
--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_mode" UNIQUE("id","mode");
--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_unit" UNIQUE NULLS NOT DISTINCT("tenant_id","order_id","unit","replaced_by_id");
--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_card" CHECK ((card_points is null) = (card_amount is null) and (card_points is null) = (card_currency is null)
          and (card_points is null or (card_points between 1 and points and card_amount >= 1)));
--> statement-breakpoint
ALTER TABLE "stock_codes" ADD CONSTRAINT "stock_codes_canary_unsold" CHECK (not canary or taken_at is not null);
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "budget_changes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "budget_periods" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "budgets" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "approval_rules" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "approvals" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "decided_once" ON "approvals" AS RESTRICTIVE FOR UPDATE TO public USING (state = 'waiting') WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "exchanges" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "lot_uses" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "open_holds" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "record_blocks" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "seal_marks" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "wallet_lots" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "redemptions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "voucher_balances" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "order_units" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "quote_lines" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "code_runs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "own_brands" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "payment_accounts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "payment_events" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "payment_operations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "payment_refunds" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "payments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "expiry_warnings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "points_policies" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "supplier_accounts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "supplier_alerts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "supplier_health" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "supplier_offers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "supplier_sync_changes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "supplier_sync_runs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "key_rotations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "webhook_deliveries" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "webhook_endpoints" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
ALTER TABLE "budget_changes" ADD CONSTRAINT "budget_changes_budget_fk" FOREIGN KEY ("tenant_id","budget_id") REFERENCES "public"."budgets"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "budget_changes" ADD CONSTRAINT "budget_changes_other" FOREIGN KEY ("tenant_id","other_id") REFERENCES "public"."budgets"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "budget_periods" ADD CONSTRAINT "budget_periods_budget" FOREIGN KEY ("tenant_id","budget_id") REFERENCES "public"."budgets"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_parent" FOREIGN KEY ("tenant_id","parent_id","currency") REFERENCES "public"."budgets"("tenant_id","id","currency") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_owner_operator" FOREIGN KEY ("tenant_id","owner_operator_id") REFERENCES "public"."operators"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_owner_member" FOREIGN KEY ("tenant_id","owner_member_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_manager" FOREIGN KEY ("tenant_id","manager_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_requester" FOREIGN KEY ("tenant_id","requester_person_id") REFERENCES "public"."operators"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decider" FOREIGN KEY ("tenant_id","decider_id") REFERENCES "public"."operators"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchanges" ADD CONSTRAINT "exchanges_given" FOREIGN KEY ("tenant_id","given_transfer_id") REFERENCES "public"."transfers"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchanges" ADD CONSTRAINT "exchanges_received" FOREIGN KEY ("tenant_id","received_transfer_id") REFERENCES "public"."transfers"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lot_uses" ADD CONSTRAINT "lot_uses_transfer" FOREIGN KEY ("tenant_id","transfer_id") REFERENCES "public"."transfers"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lot_uses" ADD CONSTRAINT "lot_uses_lot" FOREIGN KEY ("tenant_id","lot_id") REFERENCES "public"."wallet_lots"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "open_holds" ADD CONSTRAINT "open_holds_transfer" FOREIGN KEY ("tenant_id","transfer_id") REFERENCES "public"."transfers"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "wallet_lots_account" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "wallet_lots_transfer" FOREIGN KEY ("tenant_id","transfer_id") REFERENCES "public"."transfers"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_balance" FOREIGN KEY ("tenant_id","voucher_id") REFERENCES "public"."voucher_balances"("tenant_id","voucher_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_undoes" FOREIGN KEY ("tenant_id","undoes_id") REFERENCES "public"."redemptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "voucher_balances" ADD CONSTRAINT "voucher_balances_voucher" FOREIGN KEY ("tenant_id","voucher_id") REFERENCES "public"."vouchers"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_units" ADD CONSTRAINT "order_units_line_fk" FOREIGN KEY ("tenant_id","order_line_id") REFERENCES "public"."order_lines"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "quote_lines" ADD CONSTRAINT "quote_lines_quote" FOREIGN KEY ("tenant_id","quote_id") REFERENCES "public"."quotes"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "code_runs" ADD CONSTRAINT "code_runs_own_brand" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."own_brands"("tenant_id","product_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "code_runs" ADD CONSTRAINT "code_runs_batch" FOREIGN KEY ("tenant_id","batch_id") REFERENCES "public"."stock_batches"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "own_brands" ADD CONSTRAINT "own_brands_product" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_mode" FOREIGN KEY ("tenant_id","mode") REFERENCES "public"."tenants"("id","mode") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "payment_events" ADD CONSTRAINT "payment_events_payment_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "payment_operations" ADD CONSTRAINT "payment_operations_payment" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "payment_refunds" ADD CONSTRAINT "payment_refunds_payment" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "payment_refunds" ADD CONSTRAINT "payment_refunds_operation_fk" FOREIGN KEY ("tenant_id","operation_id") REFERENCES "public"."payment_operations"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_mode" FOREIGN KEY ("tenant_id","mode") REFERENCES "public"."tenants"("id","mode") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "supplier_accounts" ADD CONSTRAINT "supplier_accounts_mode" FOREIGN KEY ("tenant_id","mode") REFERENCES "public"."tenants"("id","mode") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "supplier_health" ADD CONSTRAINT "supplier_health_account" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."supplier_accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "supplier_offers" ADD CONSTRAINT "supplier_offers_account" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."supplier_accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "supplier_offers" ADD CONSTRAINT "supplier_offers_product_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "supplier_sync_changes" ADD CONSTRAINT "supplier_sync_changes_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."supplier_sync_runs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "supplier_sync_runs" ADD CONSTRAINT "supplier_sync_runs_account_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."supplier_accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "key_rotations" ADD CONSTRAINT "key_rotations_key" FOREIGN KEY ("tenant_id","key_id") REFERENCES "public"."tenant_keys"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint" FOREIGN KEY ("tenant_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_fk" FOREIGN KEY ("tenant_id","event_id") REFERENCES "public"."events"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- All that ever came into a wallet becomes one lot, that never ends, and what was spent came out of it.
ALTER TABLE "accounts" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "transfers" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "wallet_lots" (tenant_id, id, account_id, transfer_id, amount, remaining, earned_at, created_at)
SELECT a.tenant_id, t.id || '.0', a.id, t.id, a.credits_posted, a.credits_posted - a.debits_posted - a.debits_pending,
       t.created_at, t.created_at
  FROM "accounts" a,
       LATERAL (SELECT t.id, t.created_at FROM "transfers" t WHERE t.tenant_id = a.tenant_id AND t.credit_account_id = a.id
                   AND t.type IN ('posted', 'post') ORDER BY t.id LIMIT 1) t
 WHERE a.kind = 'wallet' AND a.credits_posted > 0;
INSERT INTO "lot_uses" (tenant_id, transfer_id, lot_id, amount, released)
SELECT t.tenant_id, t.id, l.id, t.amount, CASE r.type WHEN 'void' THEN t.amount ELSE 0 END
  FROM "transfers" t
  JOIN "wallet_lots" l ON l.tenant_id = t.tenant_id AND l.account_id = t.debit_account_id
  LEFT JOIN "transfers" r ON r.tenant_id = t.tenant_id AND r.pending_id = t.id
 WHERE t.type IN ('posted', 'pending');
