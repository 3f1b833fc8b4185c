import type { ReactNode } from 'react';
import { TenantMark } from '#components/theme/tenant-mark.tsx';

type DoorwayProps = {
  tenant: { name: string; theme: { logo: string | null } };
  title: string;
  lead: string;
  children: ReactNode;
};

/** The way in: the tenant's mark, one sentence, one thing to do. */
export function Doorway({ tenant, title, lead, children }: DoorwayProps) {
  return (
    <main className="mx-auto grid min-h-[85dvh] w-full max-w-sm content-center gap-6 px-4 py-10">
      <div className="grid justify-items-center gap-4 text-center">
        <TenantMark name={tenant.name} logo={tenant.theme.logo} size="lg" />
        <div>
          <h1 className="text-xl font-semibold break-words">{title}</h1>
          <p className="mt-2 text-sm text-pretty text-muted">{lead}</p>
        </div>
      </div>
      {children}
    </main>
  );
}
