/** How many vouchers one device may keep; on its own here, so that a screen that asks for it is sent nothing else. */
export const MOST_KEPT = 20;
