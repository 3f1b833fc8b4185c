-- Again for an owner who is no superuser, whom row security showed none of the rows of the migration before.
-- What follows the migrations (after-migrate.sql) forces it on all tables of tenants again.
ALTER TABLE "orders" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "order_lines" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "order_lines" l SET "created_at" = o."created_at" FROM "orders" o
 WHERE o."tenant_id" = l."tenant_id" AND o."id" = l."order_id" AND l."created_at" <> o."created_at";
