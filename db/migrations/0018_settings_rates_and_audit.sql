CREATE TABLE "host_claims" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"host" text NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone,
	"found" text,
	CONSTRAINT "host_claims_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "host_claims_host" UNIQUE("tenant_id","host"),
	CONSTRAINT "host_claims_found" CHECK (found in ('nothing', 'another', 'no_answer'))
);
--> statement-breakpoint
ALTER TABLE "host_claims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tenant_hosts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "point_rates_currency";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "networks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "previous_hash" "bytea";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "previous_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "rotated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_from" text;--> statement-breakpoint
ALTER TABLE "point_rates" ADD COLUMN "starts_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_hosts" ADD COLUMN "primary_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenant_hosts" ADD COLUMN "added_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "host_claims" ADD CONSTRAINT "host_claims_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_verb" ON "audit_entries" USING btree ("tenant_id","verb","id");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("tenant_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_request" ON "audit_entries" USING btree ("tenant_id","request_id");--> statement-breakpoint
CREATE INDEX "point_rates_in_force" ON "point_rates" USING btree ("tenant_id","currency","starts_at","id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_previous" UNIQUE("tenant_id","previous_hash");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_networks" CHECK (cardinality(networks) <= 20);--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_overlap" CHECK ((previous_hash is null) = (previous_until is null));--> statement-breakpoint
CREATE POLICY "tenant_hosts_read" ON "tenant_hosts" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "tenant_hosts_write" ON "tenant_hosts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "host_claims" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
-- A rate that is there holds since it was recorded.
ALTER TABLE "point_rates" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "point_rates" SET "starts_at" = "created_at";
