CREATE TABLE "order_notes" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"body" text NOT NULL,
	"author_type" text NOT NULL,
	"author_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_notes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "order_notes_body" CHECK (char_length(body) between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "order_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_reveals" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"voucher_id" text NOT NULL,
	"operator_id" text NOT NULL,
	"reason" text NOT NULL,
	"allowed_at" timestamp with time zone NOT NULL,
	"shown_at" timestamp with time zone,
	CONSTRAINT "staff_reveals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "staff_reveals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "recipient_email" text GENERATED ALWAYS AS (recipient ->> 'email') STORED;--> statement-breakpoint
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_order_fk" FOREIGN KEY ("tenant_id","order_id") REFERENCES "public"."orders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_reveals" ADD CONSTRAINT "staff_reveals_voucher_fk" FOREIGN KEY ("tenant_id","voucher_id") REFERENCES "public"."vouchers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_reveals" ADD CONSTRAINT "staff_reveals_operator" FOREIGN KEY ("tenant_id","operator_id") REFERENCES "public"."operators"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_notes_order" ON "order_notes" USING btree ("tenant_id","order_id","id");--> statement-breakpoint
CREATE INDEX "staff_reveals_voucher" ON "staff_reveals" USING btree ("tenant_id","voucher_id","id");--> statement-breakpoint
CREATE INDEX "fulfilments_reference" ON "fulfilments" USING btree ("tenant_id","supplier_reference") WHERE supplier_reference is not null;--> statement-breakpoint
CREATE INDEX "order_lines_product" ON "order_lines" USING btree ("tenant_id","product_id","order_id");--> statement-breakpoint
CREATE INDEX "orders_recipient" ON "orders" USING btree ("tenant_id","recipient_email" text_pattern_ops,"id");--> statement-breakpoint
CREATE INDEX "orders_created" ON "orders" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quotes_order" ON "quotes" USING btree ("tenant_id","order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "vouchers_last_four" ON "vouchers" USING btree ("tenant_id","last_four","id");--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "order_notes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "staff_reveals" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));