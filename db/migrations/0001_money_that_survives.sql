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
DROP INDEX "fulfilments_line";
--> statement-breakpoint
DROP INDEX "vouchers_order";
--> statement-breakpoint
DROP INDEX "transfers_one_capture";
--> statement-breakpoint
DROP INDEX "orders_status";
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "part" smallint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "expires_at" timestamp with time zone;
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
ALTER TABLE "fulfilments" ADD COLUMN "asks" integer DEFAULT 0 NOT NULL;
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
ALTER TABLE "vouchers" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "vouchers" ADD COLUMN "unit" smallint DEFAULT 1 NOT NULL;
UPDATE "vouchers" v SET "unit" = n.unit FROM (
  SELECT tenant_id, id, row_number() OVER (PARTITION BY tenant_id, order_id ORDER BY id) AS unit FROM "vouchers") n
 WHERE n.tenant_id = v.tenant_id AND n.id = v.id;
ALTER TABLE "vouchers" ALTER COLUMN "unit" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "vouchers" ADD COLUMN "replaced_by_id" text;
--> statement-breakpoint
CREATE INDEX "order_units_open" ON "order_units" USING btree ("tenant_id","state","changed_at") WHERE state in ('waiting', 'asking', 'frozen');
--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_alerts_open" ON "supplier_alerts" USING btree ("tenant_id","cause","subject") WHERE closed_at is null;
--> statement-breakpoint
CREATE INDEX "supplier_offers_list" ON "supplier_offers" USING btree ("tenant_id","name","id");
--> statement-breakpoint
CREATE INDEX "supplier_sync_runs_account" ON "supplier_sync_runs" USING btree ("tenant_id","account_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_sync_runs_one" ON "supplier_sync_runs" USING btree ("tenant_id","account_id") WHERE state = 'queued';
--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_one_refund" ON "transfers" USING btree ("tenant_id","reference","part","credit_account_id") WHERE code = 'refund' and type = 'posted';
--> statement-breakpoint
CREATE INDEX "transfers_held" ON "transfers" USING btree ("tenant_id","reference","part") WHERE type = 'pending';
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
CREATE POLICY "tenant_rows" ON "order_units" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "quote_lines" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));
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
ALTER TABLE "order_units" ADD CONSTRAINT "order_units_line_fk" FOREIGN KEY ("tenant_id","order_line_id") REFERENCES "public"."order_lines"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "quote_lines" ADD CONSTRAINT "quote_lines_quote" FOREIGN KEY ("tenant_id","quote_id") REFERENCES "public"."quotes"("tenant_id","id") ON DELETE no action ON UPDATE no action;
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
