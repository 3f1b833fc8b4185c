/** Whether the menu is folded to icons, on this device. */
export const RAIL_COOKIE = 'damson-rail';
