/** Half of the key to what a device keeps offline: gone with the session, whoever ends it. */
export const SHELF_COOKIE = 'damson.shelf';
