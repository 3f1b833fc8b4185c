-- Again for an owner who is no superuser, whom row security showed none of the rows of the migration before.
ALTER TABLE "orders" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "order_lines" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "order_lines" l SET "created_at" = o."created_at" FROM "orders" o
 WHERE o."tenant_id" = l."tenant_id" AND o."id" = l."order_id" AND l."created_at" <> o."created_at";--> statement-breakpoint
ALTER TABLE "order_lines" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "orders" FORCE ROW LEVEL SECURITY;
