CREATE TABLE "brands" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"hue" integer NOT NULL,
	"about" text NOT NULL,
	CONSTRAINT "brands_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"product_id" text NOT NULL,
	"visible" boolean NOT NULL,
	"featured" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	"markup_basis_points" integer DEFAULT 0 NOT NULL,
	"in_stock" boolean DEFAULT false NOT NULL,
	"country" text NOT NULL,
	"kind" text NOT NULL,
	"categories" text[] NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "listings_product" UNIQUE("tenant_id","product_id"),
	CONSTRAINT "listings_markup" CHECK (markup_basis_points between 0 and 100000)
);
--> statement-breakpoint
ALTER TABLE "listings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"categories" text[] NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"denominations" bigint[] NOT NULL,
	"denomination_type" text NOT NULL,
	"min_value" bigint NOT NULL,
	"max_value" bigint NOT NULL,
	"step_value" bigint NOT NULL,
	"validity_months" integer,
	"delivery" text NOT NULL,
	"usage" text NOT NULL,
	"code_format" text NOT NULL,
	"how_to" text NOT NULL,
	"terms" text NOT NULL,
	"status" text DEFAULT 'live' NOT NULL,
	"source" text NOT NULL,
	"source_sku" text NOT NULL,
	"search_text" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_source" UNIQUE("source","source_sku"),
	CONSTRAINT "products_values" CHECK (min_value > 0 and max_value >= min_value and step_value > 0)
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"verb" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"object_id" text,
	"detail" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "events" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"request_id" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "events_object_sequence" UNIQUE("tenant_id","object_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" text NOT NULL,
	"credential" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_credential_route_key_pk" PRIMARY KEY("tenant_id","credential","route","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"event_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"last_four" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_keys_secret" UNIQUE("tenant_id","secret_hash")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "magic_links" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "magic_links_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "magic_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"locale" text NOT NULL,
	"cost_centre" text,
	"manager_id" text,
	"status" text DEFAULT 'active' NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "members_email" UNIQUE("tenant_id","email")
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "operator_roles" (
	"tenant_id" text NOT NULL,
	"operator_id" text NOT NULL,
	"role_id" text NOT NULL,
	CONSTRAINT "operator_roles_tenant_id_operator_id_role_id_pk" PRIMARY KEY("tenant_id","operator_id","role_id")
);
--> statement-breakpoint
ALTER TABLE "operator_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "operators" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "operators_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "operators_email" UNIQUE("tenant_id","email")
);
--> statement-breakpoint
ALTER TABLE "operators" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "roles" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"permissions" text[] NOT NULL,
	CONSTRAINT "roles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "roles_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sessions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "accounts" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"owner_id" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"may_go_negative" boolean DEFAULT false NOT NULL,
	"debits_posted" bigint DEFAULT 0 NOT NULL,
	"credits_posted" bigint DEFAULT 0 NOT NULL,
	"debits_pending" bigint DEFAULT 0 NOT NULL,
	"credits_pending" bigint DEFAULT 0 NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "accounts_currency" UNIQUE("tenant_id","id","currency"),
	CONSTRAINT "accounts_id" CHECK (id = kind || ':' || owner_id || ':' || currency),
	CONSTRAINT "accounts_sides" CHECK (debits_posted >= 0 and credits_posted >= 0 and debits_pending >= 0 and credits_pending >= 0),
	CONSTRAINT "accounts_no_overdraft" CHECK (may_go_negative or credits_posted - debits_posted - debits_pending >= 0)
);
--> statement-breakpoint
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "transfers" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"pending_id" text,
	"debit_account_id" text NOT NULL,
	"credit_account_id" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"code" text NOT NULL,
	"reference" text NOT NULL,
	"memo" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "transfers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "transfers_amount" CHECK (amount between 1 and 1000000000000000),
	CONSTRAINT "transfers_two_accounts" CHECK (debit_account_id <> credit_account_id),
	CONSTRAINT "transfers_pending_id" CHECK ((type in ('post', 'void')) = (pending_id is not null))
);
--> statement-breakpoint
ALTER TABLE "transfers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fulfilments" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"order_line_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"supplier" text NOT NULL,
	"outcome" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fulfilments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "fulfilments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "order_lines" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"product_id" text NOT NULL,
	"product_name" text NOT NULL,
	"denomination" bigint NOT NULL,
	"currency" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_points" bigint NOT NULL,
	"rate_points" bigint NOT NULL,
	"rate_minor_units" bigint NOT NULL,
	CONSTRAINT "order_lines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "order_lines_quantity" CHECK (quantity between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "order_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "orders" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"status" text NOT NULL,
	"channel" text NOT NULL,
	"member_id" text,
	"recipient" jsonb NOT NULL,
	"recipient_member_id" text,
	"points" bigint NOT NULL,
	"transfer_id" text NOT NULL,
	"search_text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "orders_points" CHECK (points >= 1)
);
--> statement-breakpoint
ALTER TABLE "orders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quotes" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"member_id" text NOT NULL,
	"product_id" text NOT NULL,
	"denomination" bigint NOT NULL,
	"currency" text NOT NULL,
	"unit_points" bigint NOT NULL,
	"rate_points" bigint NOT NULL,
	"rate_minor_units" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"order_id" text,
	CONSTRAINT "quotes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "quotes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "point_grants" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"member_id" text NOT NULL,
	"points" bigint NOT NULL,
	"reason" text NOT NULL,
	"transfer_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "point_grants_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "point_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "point_rates" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"currency" text NOT NULL,
	"points" bigint NOT NULL,
	"minor_units" bigint NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "point_rates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "point_rates_positive" CHECK (points > 0 and minor_units > 0)
);
--> statement-breakpoint
ALTER TABLE "point_rates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenant_hosts" (
	"host" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenant_keys" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"purpose" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenant_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"mode" text NOT NULL,
	"sandbox_of" text,
	"status" text DEFAULT 'active' NOT NULL,
	"currency" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"theme" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenants_slug_unique" UNIQUE("slug"),
	CONSTRAINT "tenants_sandbox_has_twin" CHECK ((mode = 'sandbox') = (sandbox_of is not null))
);
--> statement-breakpoint
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_batches" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"file_name" text NOT NULL,
	"accepted" integer NOT NULL,
	"refused" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_batches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "stock_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_codes" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"batch_id" text NOT NULL,
	"product_id" text NOT NULL,
	"denomination" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"last_four" text NOT NULL,
	"expires_on" date,
	"taken_at" timestamp with time zone,
	CONSTRAINT "stock_codes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "stock_codes_fingerprint" UNIQUE("tenant_id","fingerprint")
);
--> statement-breakpoint
ALTER TABLE "stock_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vouchers" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"order_line_id" text NOT NULL,
	"product_id" text NOT NULL,
	"member_id" text,
	"denomination" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"last_four" text NOT NULL,
	"expires_on" date,
	"transfer_id" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"viewed_at" timestamp with time zone,
	"used_at" timestamp with time zone,
	CONSTRAINT "vouchers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "vouchers_fingerprint" UNIQUE("tenant_id","fingerprint")
);
--> statement-breakpoint
ALTER TABLE "vouchers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_product_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_manager" FOREIGN KEY ("tenant_id","manager_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_roles" ADD CONSTRAINT "operator_roles_operator" FOREIGN KEY ("tenant_id","operator_id") REFERENCES "public"."operators"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_roles" ADD CONSTRAINT "operator_roles_role" FOREIGN KEY ("tenant_id","role_id") REFERENCES "public"."roles"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_debit" FOREIGN KEY ("tenant_id","debit_account_id","currency") REFERENCES "public"."accounts"("tenant_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_credit" FOREIGN KEY ("tenant_id","credit_account_id","currency") REFERENCES "public"."accounts"("tenant_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_line_fk" FOREIGN KEY ("tenant_id","order_line_id") REFERENCES "public"."order_lines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_fk" FOREIGN KEY ("tenant_id","order_id") REFERENCES "public"."orders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_grants" ADD CONSTRAINT "point_grants_transfer" FOREIGN KEY ("tenant_id","transfer_id") REFERENCES "public"."transfers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_hosts" ADD CONSTRAINT "tenant_hosts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_keys" ADD CONSTRAINT "tenant_keys_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_sandbox_of" FOREIGN KEY ("sandbox_of") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_codes" ADD CONSTRAINT "stock_codes_batch" FOREIGN KEY ("tenant_id","batch_id") REFERENCES "public"."stock_batches"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_paid" FOREIGN KEY ("tenant_id","transfer_id") REFERENCES "public"."transfers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listings_order" ON "listings" USING btree ("tenant_id","position","id") WHERE visible;--> statement-breakpoint
CREATE INDEX "listings_country" ON "listings" USING btree ("tenant_id","country","position","id") WHERE visible;--> statement-breakpoint
CREATE INDEX "listings_kind" ON "listings" USING btree ("tenant_id","country","kind","position","id") WHERE visible;--> statement-breakpoint
CREATE INDEX "listings_featured" ON "listings" USING btree ("tenant_id","country","position","id") WHERE visible and featured;--> statement-breakpoint
CREATE INDEX "listings_all" ON "listings" USING btree ("tenant_id","position","id");--> statement-breakpoint
CREATE INDEX "products_brand" ON "products" USING btree ("brand_id");--> statement-breakpoint
CREATE INDEX "products_search" ON "products" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "audit_entries_object" ON "audit_entries" USING btree ("tenant_id","object_id");--> statement-breakpoint
CREATE INDEX "members_name" ON "members" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "sessions_subject" ON "sessions" USING btree ("tenant_id","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_resolution" ON "transfers" USING btree ("tenant_id","pending_id") WHERE pending_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_one_capture" ON "transfers" USING btree ("tenant_id","reference") WHERE code = 'redeem' and type in ('posted', 'post');--> statement-breakpoint
CREATE INDEX "transfers_debit_account" ON "transfers" USING btree ("tenant_id","debit_account_id","id");--> statement-breakpoint
CREATE INDEX "transfers_credit_account" ON "transfers" USING btree ("tenant_id","credit_account_id","id");--> statement-breakpoint
CREATE INDEX "fulfilments_line" ON "fulfilments" USING btree ("tenant_id","order_line_id","attempt");--> statement-breakpoint
CREATE INDEX "order_lines_order" ON "order_lines" USING btree ("tenant_id","order_id");--> statement-breakpoint
CREATE INDEX "orders_member" ON "orders" USING btree ("tenant_id","member_id","id");--> statement-breakpoint
CREATE INDEX "orders_status" ON "orders" USING btree ("tenant_id","status","id");--> statement-breakpoint
CREATE INDEX "point_grants_member" ON "point_grants" USING btree ("tenant_id","member_id","id");--> statement-breakpoint
CREATE INDEX "point_rates_currency" ON "point_rates" USING btree ("tenant_id","currency","created_at");--> statement-breakpoint
CREATE INDEX "tenant_hosts_tenant" ON "tenant_hosts" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "stock_codes_free" ON "stock_codes" USING btree ("tenant_id","product_id","denomination","id") WHERE taken_at is null;--> statement-breakpoint
CREATE INDEX "vouchers_member" ON "vouchers" USING btree ("tenant_id","member_id","id");--> statement-breakpoint
CREATE INDEX "vouchers_order" ON "vouchers" USING btree ("tenant_id","order_id");--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "listings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "audit_entries" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "events" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "api_keys" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "magic_links" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "members" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "operator_roles" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "operators" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "roles" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "sessions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "accounts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "transfers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "fulfilments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "order_lines" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "orders" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "quotes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "point_grants" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "point_rates" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "tenant_keys" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenants_read" ON "tenants" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "tenants_write" ON "tenants" AS PERMISSIVE FOR UPDATE TO public USING (id = current_setting('damson.tenant', true)) WITH CHECK (id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "stock_batches" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "stock_codes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "vouchers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));