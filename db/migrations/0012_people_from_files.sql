CREATE TABLE "member_import_rows" (
	"tenant_id" text NOT NULL,
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"cells" text[] NOT NULL,
	"verdict" text NOT NULL,
	"email" text,
	"member_id" text,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"faults" jsonb NOT NULL,
	"kept" text,
	CONSTRAINT "member_import_rows_tenant_id_import_id_row_pk" PRIMARY KEY("tenant_id","import_id","row")
);
--> statement-breakpoint
ALTER TABLE "member_import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member_imports" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"file_name" text NOT NULL,
	"header" text[] NOT NULL,
	"mapping" text[] NOT NULL,
	"state" text DEFAULT 'read' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "member_imports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "member_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "joined_on" date;--> statement-breakpoint
ALTER TABLE "member_import_rows" ADD CONSTRAINT "member_import_rows_import" FOREIGN KEY ("tenant_id","import_id") REFERENCES "public"."member_imports"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_import_rows_verdict" ON "member_import_rows" USING btree ("tenant_id","import_id","verdict","row");--> statement-breakpoint
CREATE INDEX "member_imports_newest" ON "member_imports" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "member_import_rows" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "member_imports" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));