import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { NotificationChoices } from '#components/pwa/notification-choices.tsx';
import { PushDevices } from '#components/pwa/push-devices.tsx';
import { PushSwitch } from '#components/pwa/push-switch.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { loadWords } from '#i18n/areas.ts';
import { notificationSettings } from '#modules/notifications/index.ts';
import { readAsMember } from '#server/screen.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadWords('pwa', (await frame()).locale)).push.title };
}

/** What a member is told of, by which way, when not, and on which devices. */
export default async function Notifications() {
  const { messages, locale } = await memberFrame();
  const [{ push }, settings] = await Promise.all([
    loadWords('pwa', locale),
    readAsMember(notificationSettings, {}),
  ]);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={push.title} back={{ href: '/you', label: messages.common.back }} />
      <div className="mt-2 border-y border-hairline">
        <PushSwitch serverKey={settings.serverKey} words={push} />
      </div>
      <NotificationChoices chosen={settings.preferences} words={push} />
      <PushDevices devices={settings.devices} words={push} />
    </div>
  );
}
