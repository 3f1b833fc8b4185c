CREATE TABLE "access_grants" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"platform_operator_id" text NOT NULL,
	"operator_id" text NOT NULL,
	"level" text NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"state" text NOT NULL,
	"decided_at" timestamp with time zone,
	"decider_id" text,
	"expires_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "access_grants_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "access_grants_levels" CHECK (level in ('look', 'help')),
	CONSTRAINT "access_grants_states" CHECK (state in ('asked', 'granted', 'refused')),
	CONSTRAINT "access_grants_decided" CHECK ((state = 'asked') = (decided_at is null) and (state = 'asked') = (decider_id is null)),
	CONSTRAINT "access_grants_timed" CHECK ((state = 'granted') = (expires_at is not null)),
	CONSTRAINT "access_grants_short" CHECK (minutes between 1 and 480 and expires_at <= decided_at + interval '8 hours'),
	CONSTRAINT "access_grants_ended" CHECK ((ended_at is null) = (ended_by is null))
);
--> statement-breakpoint
ALTER TABLE "access_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"subject_id" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "hand_overs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "hand_overs_token" UNIQUE("tenant_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "hand_overs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "guest_of" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "seen_by" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proven_email" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "access_grants" ADD CONSTRAINT "access_grants_operator" FOREIGN KEY ("tenant_id","operator_id") REFERENCES "public"."operators"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_grants_open" ON "access_grants" USING btree ("tenant_id","state","expires_at");--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_guest" UNIQUE("tenant_id","guest_of");--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_guests_disabled" CHECK (guest_of is null or (status = 'disabled' and password_hash is null));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_sights" CHECK ((source = 'sight') = (seen_by is not null));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "access_grants" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "hand_overs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));