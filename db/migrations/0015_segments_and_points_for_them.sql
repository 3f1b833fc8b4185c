CREATE TABLE "segments" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"rule" jsonb NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "segments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "segments_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "segments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "point_run_members" (
	"tenant_id" text NOT NULL,
	"run_id" text NOT NULL,
	"member_id" text NOT NULL,
	"grant_id" text,
	CONSTRAINT "point_run_members_tenant_id_run_id_member_id_pk" PRIMARY KEY("tenant_id","run_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "point_run_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "point_run_members" ADD CONSTRAINT "point_run_members_member" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_run_members" ADD CONSTRAINT "point_run_members_grant" FOREIGN KEY ("tenant_id","grant_id") REFERENCES "public"."point_grants"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "segments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "point_run_members" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));