export { countAllDays } from './count-days.ts';
export { supply, trouble } from './now.ts';
export { sales } from './sales.ts';
