CREATE TABLE "bulk_files" (
	"tenant_id" text NOT NULL,
	"run_id" text NOT NULL,
	"side" text NOT NULL,
	"part" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "bulk_files_tenant_id_run_id_side_part_pk" PRIMARY KEY("tenant_id","run_id","side","part")
);
--> statement-breakpoint
ALTER TABLE "bulk_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulk_results" (
	"tenant_id" text NOT NULL,
	"run_id" text NOT NULL,
	"row" integer NOT NULL,
	"ok" boolean NOT NULL,
	"label" text NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "bulk_results_tenant_id_run_id_row_pk" PRIMARY KEY("tenant_id","run_id","row")
);
--> statement-breakpoint
ALTER TABLE "bulk_results" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"permission" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"input" jsonb NOT NULL,
	"state" text NOT NULL,
	"cursor" jsonb,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"kept" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"trouble" text,
	"file_name" text,
	"file_type" text,
	"file_bytes" bigint DEFAULT 0 NOT NULL,
	"file_parts" integer DEFAULT 0 NOT NULL,
	"file_until" timestamp with time zone,
	"request_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "bulk_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bulk_runs_counts" CHECK (failed between 0 and done and (total is null or done <= total)),
	CONSTRAINT "bulk_runs_finished" CHECK ((finished_at is not null) = (state in ('done', 'cancelled')))
);
--> statement-breakpoint
ALTER TABLE "bulk_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bulk_files" ADD CONSTRAINT "bulk_files_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."bulk_runs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_results" ADD CONSTRAINT "bulk_results_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."bulk_runs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_results_refused" ON "bulk_results" USING btree ("tenant_id","run_id","row") WHERE not ok;--> statement-breakpoint
CREATE INDEX "bulk_runs_actor" ON "bulk_runs" USING btree ("tenant_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "bulk_runs_open" ON "bulk_runs" USING btree ("tenant_id","changed_at") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "bulk_files" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "bulk_results" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "bulk_runs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));