CREATE TABLE "listing_segments" (
	"tenant_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"segment_id" text NOT NULL,
	CONSTRAINT "listing_segments_tenant_id_listing_id_segment_id_pk" PRIMARY KEY("tenant_id","listing_id","segment_id")
);
--> statement-breakpoint
ALTER TABLE "listing_segments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "limited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "for_countries" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "listing_segments" ADD CONSTRAINT "listing_segments_listing" FOREIGN KEY ("tenant_id","listing_id") REFERENCES "public"."listings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_segments" ADD CONSTRAINT "listing_segments_segment" FOREIGN KEY ("tenant_id","segment_id") REFERENCES "public"."segments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_segments_by_segment" ON "listing_segments" USING btree ("tenant_id","segment_id");--> statement-breakpoint
CREATE INDEX "listings_limited" ON "listings" USING btree ("tenant_id","id") WHERE limited;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_countries" CHECK (limited or for_countries = '{}');--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "listing_segments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));