CREATE TABLE "price_lists" (
	"tenant_id" text NOT NULL,
	"version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"reason" text NOT NULL,
	"changed" integer NOT NULL,
	"operator_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "price_lists_tenant_id_version_pk" PRIMARY KEY("tenant_id","version"),
	CONSTRAINT "price_lists_rules" CHECK (version > 0 and jsonb_typeof(rules) = 'array' and jsonb_array_length(rules) <= 100)
);
--> statement-breakpoint
ALTER TABLE "price_lists" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "markup_points" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "round_to" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "markup_points" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "round_to" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_price_terms" CHECK (markup_points between 0 and 1000000 and round_to between 1 and 1000);--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "price_lists" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));