DROP INDEX "orders_status";--> statement-breakpoint
DROP INDEX "order_lines_product";--> statement-breakpoint
DROP INDEX "orders_member";--> statement-breakpoint
DROP INDEX "orders_created";--> statement-breakpoint
DROP INDEX "orders_points";--> statement-breakpoint
DROP INDEX "orders_recipient_member";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "order_lines_product" ON "order_lines" USING btree ("tenant_id","product_id","created_at","order_id");--> statement-breakpoint
CREATE INDEX "orders_member" ON "orders" USING btree ("tenant_id","member_id","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_created" ON "orders" USING btree ("tenant_id","created_at","id","status","channel");--> statement-breakpoint
CREATE INDEX "orders_points" ON "orders" USING btree ("tenant_id","points","id","status","channel");--> statement-breakpoint
CREATE INDEX "orders_recipient_member" ON "orders" USING btree ("tenant_id","recipient_member_id","created_at","id") WHERE recipient_member_id is not null;