CREATE TABLE "awards" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"names" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	"value_id" text,
	"points" bigint NOT NULL,
	"budget_id" text NOT NULL,
	"open_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "awards_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "awards_points" CHECK (points between 1 and 1000000)
);
--> statement-breakpoint
ALTER TABLE "awards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "giving_periods" (
	"tenant_id" text NOT NULL,
	"member_id" text NOT NULL,
	"period" text NOT NULL,
	"allowance" bigint NOT NULL,
	"carried" bigint NOT NULL,
	"given" bigint NOT NULL,
	CONSTRAINT "giving_periods_tenant_id_member_id_period_pk" PRIMARY KEY("tenant_id","member_id","period"),
	CONSTRAINT "giving_periods_given" CHECK (given between 0 and allowance + carried and carried >= 0)
);
--> statement-breakpoint
ALTER TABLE "giving_periods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "nomination_seconds" (
	"tenant_id" text NOT NULL,
	"nomination_id" text NOT NULL,
	"member_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "nomination_seconds_tenant_id_nomination_id_member_id_pk" PRIMARY KEY("tenant_id","nomination_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "nomination_seconds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "nominations" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"award_id" text NOT NULL,
	"nominee_id" text NOT NULL,
	"nominator_id" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decider_type" text,
	"decider_id" text,
	"note" text,
	CONSTRAINT "nominations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "nominations_once" UNIQUE("tenant_id","award_id","nominee_id","nominator_id"),
	CONSTRAINT "nominations_not_oneself" CHECK (nominee_id <> nominator_id),
	CONSTRAINT "nominations_decided" CHECK ((state = 'open') = (decided_at is null) and (decided_at is null) = (decider_id is null)
          and decider_id is distinct from nominee_id and decider_id is distinct from nominator_id)
);
--> statement-breakpoint
ALTER TABLE "nominations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recognition_endings" (
	"tenant_id" text NOT NULL,
	"recognition_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"points_back" bigint NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recognition_endings_tenant_id_recognition_id_pk" PRIMARY KEY("tenant_id","recognition_id")
);
--> statement-breakpoint
ALTER TABLE "recognition_endings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recognition_policies" (
	"tenant_id" text NOT NULL,
	"period" text NOT NULL,
	"allowance" bigint NOT NULL,
	"largest_gift" bigint NOT NULL,
	"rolls_over" boolean NOT NULL,
	"budget_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recognition_policies_tenant_id_pk" PRIMARY KEY("tenant_id"),
	CONSTRAINT "recognition_policies_amounts" CHECK (allowance >= 0 and largest_gift between 1 and 1000000)
);
--> statement-breakpoint
ALTER TABLE "recognition_policies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recognition_reactions" (
	"tenant_id" text NOT NULL,
	"recognition_id" text NOT NULL,
	"member_id" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recognition_reactions_tenant_id_recognition_id_member_id_kind_pk" PRIMARY KEY("tenant_id","recognition_id","member_id","kind")
);
--> statement-breakpoint
ALTER TABLE "recognition_reactions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recognition_receivers" (
	"tenant_id" text NOT NULL,
	"recognition_id" text NOT NULL,
	"member_id" text NOT NULL,
	"part" smallint NOT NULL,
	"transfer_id" text,
	CONSTRAINT "recognition_receivers_tenant_id_recognition_id_member_id_pk" PRIMARY KEY("tenant_id","recognition_id","member_id"),
	CONSTRAINT "recognition_receivers_part" UNIQUE("tenant_id","recognition_id","part")
);
--> statement-breakpoint
ALTER TABLE "recognition_receivers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recognition_values" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"names" jsonb NOT NULL,
	"emoji" text NOT NULL,
	"position" smallint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "recognition_values_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "recognition_values" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recognitions" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"giver_id" text,
	"sender_name" text,
	"nomination_id" text,
	"value_id" text,
	"message" text NOT NULL,
	"points" bigint NOT NULL,
	"budget_id" text,
	"period" text,
	"private" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recognitions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "recognitions_nomination" UNIQUE("tenant_id","nomination_id"),
	CONSTRAINT "recognitions_kind" CHECK ((kind = 'gift') = (giver_id is not null) and (kind = 'program') = (sender_name is not null)
          and (kind = 'award') = (nomination_id is not null)),
	CONSTRAINT "recognitions_points" CHECK (points >= 0 and (points > 0) = (budget_id is not null))
);
--> statement-breakpoint
ALTER TABLE "recognitions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_value" FOREIGN KEY ("tenant_id","value_id") REFERENCES "public"."recognition_values"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_budget" FOREIGN KEY ("tenant_id","budget_id") REFERENCES "public"."budgets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "giving_periods" ADD CONSTRAINT "giving_periods_member" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_seconds" ADD CONSTRAINT "nomination_seconds_nomination" FOREIGN KEY ("tenant_id","nomination_id") REFERENCES "public"."nominations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_seconds" ADD CONSTRAINT "nomination_seconds_member" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_award" FOREIGN KEY ("tenant_id","award_id") REFERENCES "public"."awards"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_nominee" FOREIGN KEY ("tenant_id","nominee_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_nominator_fk" FOREIGN KEY ("tenant_id","nominator_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_endings" ADD CONSTRAINT "recognition_endings_post" FOREIGN KEY ("tenant_id","recognition_id") REFERENCES "public"."recognitions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_policies" ADD CONSTRAINT "recognition_policies_budget" FOREIGN KEY ("tenant_id","budget_id") REFERENCES "public"."budgets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_reactions" ADD CONSTRAINT "recognition_reactions_post" FOREIGN KEY ("tenant_id","recognition_id") REFERENCES "public"."recognitions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_reactions" ADD CONSTRAINT "recognition_reactions_member" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_receivers" ADD CONSTRAINT "recognition_receivers_post" FOREIGN KEY ("tenant_id","recognition_id") REFERENCES "public"."recognitions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_receivers" ADD CONSTRAINT "recognition_receivers_member_fk" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_giver_fk" FOREIGN KEY ("tenant_id","giver_id") REFERENCES "public"."members"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_nomination_fk" FOREIGN KEY ("tenant_id","nomination_id") REFERENCES "public"."nominations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_value" FOREIGN KEY ("tenant_id","value_id") REFERENCES "public"."recognition_values"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_budget" FOREIGN KEY ("tenant_id","budget_id") REFERENCES "public"."budgets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nominations_newest" ON "nominations" USING btree ("tenant_id","state","created_at","id");--> statement-breakpoint
CREATE INDEX "nominations_nominator" ON "nominations" USING btree ("tenant_id","nominator_id","created_at");--> statement-breakpoint
CREATE INDEX "recognition_receivers_member" ON "recognition_receivers" USING btree ("tenant_id","member_id","recognition_id");--> statement-breakpoint
CREATE INDEX "recognition_values_order" ON "recognition_values" USING btree ("tenant_id","position","id");--> statement-breakpoint
CREATE INDEX "recognitions_newest" ON "recognitions" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "recognitions_giver" ON "recognitions" USING btree ("tenant_id","giver_id","created_at","id");--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "awards" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "giving_periods" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "nomination_seconds" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "nominations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "recognition_endings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "recognition_policies" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "recognition_reactions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "recognition_receivers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "recognition_values" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_rows" ON "recognitions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = current_setting('damson.tenant', true)) WITH CHECK (tenant_id = current_setting('damson.tenant', true));