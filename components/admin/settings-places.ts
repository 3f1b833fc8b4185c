/** The pages of the settings in their order, and the permission that opens each. */
const SETTINGS = [
  { key: 'look', href: '/admin/settings/look', permission: 'settings.manage' },
  { key: 'hosts', href: '/admin/settings/hosts', permission: 'settings.manage' },
  { key: 'languages', href: '/admin/settings/languages', permission: 'settings.manage' },
  { key: 'points', href: '/admin/settings/points', permission: 'points.manage' },
  { key: 'recognition', href: '/admin/settings/recognition', permission: 'recognition.manage' },
  { key: 'approvals', href: '/admin/approvals', permission: 'approvals.manage' },
  { key: 'embedding', href: '/admin/settings/embedding', permission: 'embedding.manage' },
  { key: 'payments', href: '/admin/settings/payments', permission: 'payments.manage' },
  { key: 'keys', href: '/admin/developers', permission: 'keys.manage' },
  { key: 'encryption', href: '/admin/settings/encryption', permission: 'keys.rotate' },
  { key: 'audit', href: '/admin/settings/audit', permission: 'audit.read' },
] as const satisfies readonly { key: string; href: string; permission: string }[];

export function settingsFor(permissions: readonly string[]) {
  return SETTINGS.filter((page) => permissions.includes(page.permission));
}

/** Any of these opens the settings. */
export const SETTINGS_PERMISSIONS: readonly string[] = SETTINGS.map((page) => page.permission);
