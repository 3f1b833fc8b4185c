CREATE TABLE "listing_texts" (
	"tenant_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"locale" text NOT NULL,
	"name" text,
	"about" text,
	"how_to" text,
	"terms" text,
	"search_text" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_texts_tenant_id_listing_id_locale_pk" PRIMARY KEY("tenant_id","listing_id","locale")
);
--> statement-breakpoint
ALTER TABLE "listing_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "languages" text[] DEFAULT '{en,es,fr,de,pt,hi,ar,ja}' NOT NULL;--> statement-breakpoint
ALTER TABLE "listing_texts" ADD CONSTRAINT "listing_texts_listing" FOREIGN KEY ("tenant_id","listing_id") REFERENCES "public"."listings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_texts_language" ON "listing_texts" USING btree ("tenant_id","locale","listing_id");--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "listing_texts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));