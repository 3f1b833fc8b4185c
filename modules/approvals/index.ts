export { approve } from './approve.ts';
export { countWaiting, listApprovals } from './list.ts';
export { reject } from './reject.ts';
export { asksTwo, setRule, showRules } from './rules.ts';
