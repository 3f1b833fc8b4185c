CREATE TABLE "notification_preferences" (
	"tenant_id" text NOT NULL,
	"member_id" text NOT NULL,
	"muted" text[] NOT NULL,
	"quiet_from" integer,
	"quiet_until" integer,
	"time_zone" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notification_preferences_tenant_id_member_id_pk" PRIMARY KEY("tenant_id","member_id"),
	CONSTRAINT "notification_preferences_muted" CHECK (cardinality(muted) <= 16),
	CONSTRAINT "notification_preferences_quiet" CHECK ((quiet_from is null) = (quiet_until is null) and quiet_from between 0 and 1439 and quiet_until between 0 and 1439)
);
--> statement-breakpoint
ALTER TABLE "notification_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "push_devices" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"member_id" text NOT NULL,
	"session_id" text NOT NULL,
	"mark" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_sent_at" timestamp with time zone,
	CONSTRAINT "push_devices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "push_devices_mark" UNIQUE("tenant_id","mark"),
	CONSTRAINT "push_devices_user_agent" CHECK (length(user_agent) <= 300)
);
--> statement-breakpoint
ALTER TABLE "push_devices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_member" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_devices" ADD CONSTRAINT "push_devices_member" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_devices" ADD CONSTRAINT "push_devices_session" FOREIGN KEY ("tenant_id","session_id") REFERENCES "public"."sessions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_devices_list" ON "push_devices" USING btree ("tenant_id","member_id","id");--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "notification_preferences" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "push_devices" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));