-- Lines that were there before they had a moment of their own got that of the migration.
UPDATE "order_lines" l SET "created_at" = o."created_at" FROM "orders" o
 WHERE o."tenant_id" = l."tenant_id" AND o."id" = l."order_id" AND l."created_at" <> o."created_at";
