import type { Words } from '#i18n/areas.ts';
import type { Chosen } from './colleague-picker.tsx';

/** What somebody is about to give. */
export type Draft = { chosen: Chosen[]; points: number; valueId: string; message: string; secret: boolean };
export type GiveWords = Pick<Words<'recognition'>, 'give' | 'people' | 'refusals' | 'post'>;
