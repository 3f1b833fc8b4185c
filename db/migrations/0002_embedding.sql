CREATE TABLE "embed_keys" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"algorithm" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "embed_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "embed_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "embed_settings" (
	"tenant_id" text NOT NULL,
	"enabled" boolean NOT NULL,
	"create_members" boolean NOT NULL,
	"origins" text[] NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "embed_settings_tenant_id_pk" PRIMARY KEY("tenant_id"),
	CONSTRAINT "embed_settings_origins" CHECK (cardinality(origins) <= 50)
);
--> statement-breakpoint
ALTER TABLE "embed_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "embed_tokens" (
	"tenant_id" text NOT NULL,
	"embed_key_id" text NOT NULL,
	"id_hash" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "embed_tokens_tenant_id_embed_key_id_id_hash_pk" PRIMARY KEY("tenant_id","embed_key_id","id_hash")
);
--> statement-breakpoint
ALTER TABLE "embed_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "source" text DEFAULT 'sign_in' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "embed_tokens" ADD CONSTRAINT "embed_tokens_key" FOREIGN KEY ("tenant_id","embed_key_id") REFERENCES "public"."embed_keys"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "embed_tokens_expiry" ON "embed_tokens" USING btree ("tenant_id","expires_at");--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "embed_keys" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "embed_settings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "embed_tokens" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));