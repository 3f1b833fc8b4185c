CREATE TABLE "platform_audit" (
	"id" text PRIMARY KEY NOT NULL,
	"verb" text NOT NULL,
	"actor_id" text NOT NULL,
	"object_id" text,
	"detail" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform_calls" (
	"actor_id" text NOT NULL,
	"verb" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"response" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "platform_calls_actor_id_verb_key_pk" PRIMARY KEY("actor_id","verb","key")
);
--> statement-breakpoint
CREATE INDEX "platform_audit_object" ON "platform_audit" USING btree ("object_id","id");