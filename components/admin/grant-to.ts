/** Who is given points; a name where it is one person. */
export type GrantTo = { memberIds: string[]; name?: string };
