/** The message for a length of time, with its number: whole hours where it is some, else minutes. */
export function timeOf(minutes: number): ['time.hours' | 'time.minutes', { n: number }] {
  return minutes % 60 === 0 ? ['time.hours', { n: minutes / 60 }] : ['time.minutes', { n: minutes }];
}
