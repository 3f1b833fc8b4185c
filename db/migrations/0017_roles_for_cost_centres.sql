ALTER TABLE "operator_roles" ADD COLUMN "cost_centres" text[];--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;