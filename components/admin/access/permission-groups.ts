/** Permissions by what they are about: the part in front of the dot. */
export function groupsOf(permissions: readonly string[]): [area: string, permissions: string[]][] {
  const groups = new Map<string, string[]>();
  for (const permission of permissions) {
    const area = permission.split('.')[0] ?? permission;
    groups.set(area, [...(groups.get(area) ?? []), permission]);
  }
  return [...groups];
}
