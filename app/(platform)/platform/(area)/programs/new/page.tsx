import type { Metadata } from 'next';
import { platformFrame } from '#app/(platform)/_lib/frame.ts';
import { PageHead } from '#components/admin/page-head.tsx';
import { ProgramForm } from '#components/platform/program-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await platformFrame();
  return { title: t('create.title') };
}

export default async function NewProgramPage() {
  const { t } = await platformFrame();
  return (
    <>
      <PageHead title={t('create.title')} />
      <ProgramForm
        currencies={Intl.supportedValuesOf('currency')}
        timeZones={Intl.supportedValuesOf('timeZone')}
      />
    </>
  );
}
