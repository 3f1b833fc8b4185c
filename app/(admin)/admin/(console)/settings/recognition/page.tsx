import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { RecognitionPolicy } from '#components/admin/recognition-policy.tsx';
import { RecognitionValueEdit } from '#components/admin/recognition-value-edit.tsx';
import { RecognitionValues } from '#components/admin/recognition-values.tsx';
import { CARD, SettingsSection } from '#components/admin/settings-section.tsx';
import { loadWords } from '#i18n/areas.ts';
import { LOCALE_NAMES } from '#i18n/locales.ts';
import { POINTS } from '#lib/money.ts';
import { listBudgets, showBudget } from '#modules/budgets/index.ts';
import { recognitionValues, showRecognitionPolicy } from '#modules/recognition/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/settings/recognition';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('program', locale)).recognition.title };
}

export default async function RecognitionSettingsPage() {
  const { may, operator, locale, tenant } = await consoleFrame(PATH);
  const { recognition: words, save, saved } = await loadWords('program', locale);
  if (!may('recognition.manage') || !may('recognition.read'))
    return <NoPermission title={words.title} permission="recognition_manage" roles={operator.roles} />;
  const [{ policy }, { items }] = await Promise.all([
    readAsOperator(showRecognitionPolicy, {}),
    readAsOperator(recognitionValues, {}),
  ]);
  const budgets = may('budgets.read') ? await budgetsOfPoints(policy?.budgetId) : [];
  const own = tenant.locale.slice(0, 2);
  const languages = [...tenant.languages]
    .sort((a, b) => Number(b === own) - Number(a === own))
    .map((code) => ({ code, name: LOCALE_NAMES[code] }));
  return (
    <>
      <PageHead title={words.title}>
        <p className="max-w-prose text-sm text-pretty text-muted">{words.lead}</p>
      </PageHead>
      <SettingsSection
        title={words.values}
        lead={words.valuesLead}
        end={<RecognitionValueEdit languages={languages} words={words} />}
      >
        <div className={CARD}>
          <RecognitionValues values={items} languages={languages} words={words} />
        </div>
      </SettingsSection>
      <SettingsSection title={words.policy} lead={words.policyLead}>
        <RecognitionPolicy policy={policy} budgets={budgets} words={words} save={save} saved={saved} />
      </SettingsSection>
    </>
  );
}

/** The roots, and the one in use wherever it stands. */
async function budgetsOfPoints(inUse: string | undefined) {
  const [{ items }, used] = await Promise.all([
    readAsOperator(listBudgets, {}),
    inUse ? readAsOperator(showBudget, { budgetId: inUse }) : null,
  ]);
  const rest = items.filter((budget) => budget.budgetId !== inUse && budget.state !== 'closed');
  return [...(used ? [used] : []), ...rest]
    .filter((budget) => budget.currency === POINTS)
    .map(({ budgetId, name }) => ({ budgetId, name }));
}
