import type { useTranslations } from 'next-intl';
import type { Words } from '#i18n/areas.ts';

/** A permission as its key among the words, where a dot would mean nesting. */
export type PermissionKey = keyof Words<'admin'>['admin']['permissions'];

function permissionKey(permission: string): PermissionKey {
  return permission.replace('.', '_') as PermissionKey;
}

/** A permission in words; one that nobody has named yet stays as it is. */
export function permissionWords(t: ReturnType<typeof useTranslations<'admin'>>, permission: string): string {
  const key = `permissions.${permissionKey(permission)}` as const;
  return t.has(key) ? t(key) : permission;
}
