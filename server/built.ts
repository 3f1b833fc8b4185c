import { env } from '#lib/env.ts';

/** The folder of the build that is served. */
export function builtFolder(): URL {
  return new URL(`../${env().DAMSON_DIST_DIR}/`, import.meta.url);
}
