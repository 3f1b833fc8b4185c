CREATE TABLE "saved_views" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"operator_id" text NOT NULL,
	"place" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_views_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "saved_views_name" UNIQUE("tenant_id","operator_id","place","name")
);
--> statement-breakpoint
ALTER TABLE "saved_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "orders_points" ON "orders" USING btree ("tenant_id","points","id");--> statement-breakpoint
CREATE INDEX "orders_recipient_member" ON "orders" USING btree ("tenant_id","recipient_member_id") WHERE recipient_member_id is not null;--> statement-breakpoint
CREATE INDEX "orders_status_created" ON "orders" USING btree ("tenant_id","status","created_at","id") WHERE status <> 'fulfilled';--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "saved_views" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));