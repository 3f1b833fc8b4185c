CREATE TABLE "voucher_notes" (
	"tenant_id" text NOT NULL,
	"voucher_id" text NOT NULL,
	"remaining" bigint NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "voucher_notes_tenant_id_voucher_id_pk" PRIMARY KEY("tenant_id","voucher_id"),
	CONSTRAINT "voucher_notes_range" CHECK (remaining >= 0)
);
--> statement-breakpoint
ALTER TABLE "voucher_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "voucher_problems" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"voucher_id" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "voucher_problems_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "voucher_problems" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "voucher_reminders" (
	"tenant_id" text NOT NULL,
	"voucher_id" text NOT NULL,
	"days" smallint NOT NULL,
	"reminded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "voucher_reminders_tenant_id_voucher_id_days_pk" PRIMARY KEY("tenant_id","voucher_id","days")
);
--> statement-breakpoint
ALTER TABLE "voucher_reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vouchers" ADD COLUMN "opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "voucher_notes" ADD CONSTRAINT "voucher_notes_voucher" FOREIGN KEY ("tenant_id","voucher_id") REFERENCES "public"."vouchers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_problems" ADD CONSTRAINT "voucher_problems_voucher" FOREIGN KEY ("tenant_id","voucher_id") REFERENCES "public"."vouchers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_reminders" ADD CONSTRAINT "voucher_reminders_voucher" FOREIGN KEY ("tenant_id","voucher_id") REFERENCES "public"."vouchers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_problems_open" ON "voucher_problems" USING btree ("tenant_id","voucher_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "voucher_problems_voucher" ON "voucher_problems" USING btree ("tenant_id","voucher_id","id");--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "voucher_notes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "voucher_problems" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "voucher_reminders" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));