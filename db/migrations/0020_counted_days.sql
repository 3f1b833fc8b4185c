CREATE TABLE "order_days" (
	"tenant_id" text NOT NULL,
	"day" date NOT NULL,
	"product_id" text NOT NULL,
	"orders" integer NOT NULL,
	"points" bigint NOT NULL,
	"from_wallets" bigint NOT NULL,
	"granted" bigint NOT NULL,
	CONSTRAINT "order_days_tenant_id_day_product_id_pk" PRIMARY KEY("tenant_id","day","product_id"),
	CONSTRAINT "order_days_counts" CHECK (orders >= 0 and points >= 0 and from_wallets >= 0 and granted >= 0)
);
--> statement-breakpoint
ALTER TABLE "order_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "point_grants_created" ON "point_grants" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "rewards_email" ON "rewards" USING btree ("tenant_id","email" text_pattern_ops,"id");--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "order_days" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));