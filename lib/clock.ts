/** The only place that reads the wall clock; everything else is handed a Date. */
export const clock = {
  now: (): Date => new Date(),
};
