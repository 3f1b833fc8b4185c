CREATE TABLE "platform_links" (
	"id" text PRIMARY KEY NOT NULL,
	"operator_id" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "platform_operators" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"password_hash" text,
	"factor" "bytea",
	"factor_since" timestamp with time zone,
	"factor_step" bigint,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "platform_operators_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "platform_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"operator_id" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"user_agent" text,
	"factor_given" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "max_members" integer;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "max_orders_a_day" integer;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "max_calls_a_minute" integer;--> statement-breakpoint
ALTER TABLE "platform_links" ADD CONSTRAINT "platform_links_operator_id_platform_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."platform_operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_sessions" ADD CONSTRAINT "platform_sessions_operator_id_platform_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."platform_operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "platform_sessions_operator" ON "platform_sessions" USING btree ("operator_id");--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_limits" CHECK (coalesce(max_members, 1) > 0 and coalesce(max_orders_a_day, 1) > 0 and coalesce(max_calls_a_minute, 1) > 0);