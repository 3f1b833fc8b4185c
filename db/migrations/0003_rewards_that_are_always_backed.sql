CREATE TABLE "rewards" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"member_id" text,
	"email" text NOT NULL,
	"name" text,
	"sender" text NOT NULL,
	"message" text NOT NULL,
	"value" bigint NOT NULL,
	"currency" text NOT NULL,
	"product_id" text,
	"product_ids" text[],
	"country" text,
	"budget_id" text,
	"reserved" bigint NOT NULL,
	"rate_points" bigint,
	"rate_minor_units" bigint,
	"markup_basis_points" integer NOT NULL,
	"delivery" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"order_id" text,
	"claimer_hash" "bytea",
	"claims" smallint DEFAULT 0 NOT NULL,
	"returns" smallint DEFAULT 0 NOT NULL,
	"settled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rewards_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "rewards_value" CHECK (value >= 1 and reserved >= 1 and markup_basis_points >= 0),
	CONSTRAINT "rewards_kind" CHECK ((kind = 'product') = (product_id is not null) and (kind = 'choice' or product_ids is null)
          and (kind <> 'points' or member_id is not null)),
	CONSTRAINT "rewards_rate" CHECK ((rate_points is null) = (rate_minor_units is null)),
	CONSTRAINT "rewards_order_of_claim" CHECK (order_id is null or state = 'claimed')
);
--> statement-breakpoint
ALTER TABLE "rewards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_member" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_budget" FOREIGN KEY ("tenant_id","budget_id") REFERENCES "public"."budgets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_order_fk" FOREIGN KEY ("tenant_id","order_id") REFERENCES "public"."orders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rewards_token" ON "rewards" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "rewards_order" ON "rewards" USING btree ("tenant_id","order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "rewards_inbox" ON "rewards" USING btree ("tenant_id","member_id","id") WHERE member_id is not null;--> statement-breakpoint
CREATE INDEX "rewards_due" ON "rewards" USING btree ("tenant_id","expires_at") WHERE state in ('granted', 'delivered', 'opened');--> statement-breakpoint
CREATE INDEX "rewards_unsettled" ON "rewards" USING btree ("tenant_id","changed_at") WHERE state = 'claimed' and settled_at is null;--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "rewards" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));