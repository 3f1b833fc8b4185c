import { useTranslations } from 'next-intl';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { type AccountView, CREDENTIALS, OPTIONAL_CREDENTIALS } from '#modules/suppliers/schema.ts';

type SupplierCredentialsProps = { kind: AccountView['kind']; stored: boolean };

/** What signs in at a supplier; all of it goes in and never comes out. */
export function SupplierCredentials({ kind, stored }: SupplierCredentialsProps) {
  const t = useTranslations('suppliers');
  const optional = OPTIONAL_CREDENTIALS[kind] ?? [];
  const field = (name: string, needed: boolean) => (
    <Field
      key={`${kind} ${name}`}
      id={`secret-${name}`}
      label={wordsOf(name)}
      hint={needed ? null : t('optional')}
    >
      <Input
        {...describedBy(`secret-${name}`, { hint: !needed })}
        name={`secret-${name}`}
        type="password"
        autoComplete="new-password"
        required={needed && !stored}
        maxLength={2_000}
        placeholder={stored ? '••••••••' : undefined}
        dir="ltr"
      />
    </Field>
  );
  return (
    <fieldset className="grid gap-3 rounded-base border border-hairline p-4">
      <legend className="px-1 text-sm font-medium">{t('credentials')}</legend>
      <p className="text-xs text-pretty text-muted">
        {stored ? t('credentialsStored') : t('credentialsHint')}
      </p>
      {CREDENTIALS[kind].map((name) => field(name, true))}
      {optional.length > 0 && (
        <details>
          <summary className="text-row text-muted">{t('more')}</summary>
          <div className="mt-3 grid gap-3">{optional.map((name) => field(name, false))}</div>
        </details>
      )}
    </fieldset>
  );
}

/** The supplier's own name of a field, in words: "clientSecret" is "Client secret". */
function wordsOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
