import { z } from 'zod';
import { LOCALES } from '#i18n/locales.ts';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';

export const MOST_CONDITIONS = 10;
const MOST_VALUES = 200;
const MOST_LISTED = 2000;

const day = z.iso.date('must look like 2024-03-31');
const values = <T extends z.ZodType>(each: T) => z.array(each).min(1, 'needs a value').max(MOST_VALUES);
const no = { not: z.boolean().default(false) };
const conditionInput = z.discriminatedUnion('field', [
  z.object({ field: z.literal('country'), values: values(z.string().regex(/^[A-Z]{2}$/)), ...no }),
  z.object({ field: z.literal('costCentre'), values: values(z.string().trim().min(1).max(60)), ...no }),
  z.object({ field: z.literal('locale'), values: values(z.enum(LOCALES)), ...no }),
  z.object({ field: z.literal('manager'), values: values(idSchema('member')), ...no }),
  z.object({
    field: z.literal('member'),
    values: z.array(idSchema('member')).min(1).max(MOST_LISTED),
    ...no,
  }),
  /** Began before this day; who began on it did not. */
  z.object({ field: z.literal('joinedBefore'), day }),
  z.object({ field: z.literal('joinedAfter'), day }),
]);
export const segmentRuleSchema = z.object({
  /** Whether somebody has to meet every condition or any of them. */
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(conditionInput).min(1, 'needs a condition').max(MOST_CONDITIONS),
});
export type Condition = z.output<typeof conditionInput>;
export type SegmentRule = z.output<typeof segmentRuleSchema>;

const name = z.string().trim().min(1, 'is needed').max(80);
export const segmentIdInput = z.object({ segmentId: idSchema('segment') });
export const createSegmentInput = z.object({ name, rule: segmentRuleSchema });
export const editSegmentInput = z.object({
  segmentId: idSchema('segment'),
  /** Of what was edited, so that nobody writes over what another one just saved. */
  version: z.number().int().min(1),
  name,
  rule: segmentRuleSchema,
});
export const previewSegmentInput = z.object({ rule: segmentRuleSchema });
export const segmentMembersInput = z.object({ segmentId: idSchema('segment'), ...pageInput });

export type SegmentRow = { segmentId: string; name: string; count: number; updatedAt: string };
export type Segment = { segmentId: string; name: string; rule: SegmentRule; version: number };
/** A value that members have, and how many have it. */
export type Attribute = { value: string; label: string; count: number };
export type Attributes = { countries: Attribute[]; costCentres: Attribute[]; managers: Attribute[] };
/** A segment as a screen shows it: how many are in it, and what the members are called that its rule names. */
export type SegmentView = Segment & { count: number; people: Record<string, string> };
export type Preview = { count: number; names: string[] };
