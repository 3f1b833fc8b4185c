import { useTranslations } from 'next-intl';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { STOCK_COLUMNS, type StockColumn } from '#modules/vouchers/schema.ts';

export type Mapping = Partial<Record<StockColumn, string>>;
type StockMappingProps = { header: string[]; mapping: Mapping; onChange: (to: Mapping) => void };
const NEEDED: readonly StockColumn[] = ['product', 'denomination', 'code'];
const FIRST_BYTES = 64 * 1024;

/** Which column of the file is which of ours; shown where the file has names of its own. */
export function StockMapping({ header, mapping, onChange }: StockMappingProps) {
  const t = useTranslations('admin.stock');
  return (
    <fieldset className="grid gap-3 rounded-base border border-hairline p-4">
      <legend className="px-1 text-sm font-medium">{t('mapping')}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {STOCK_COLUMNS.map((name) => (
          <Field key={name} id={`column-${name}`} label={t(`mapped.${name}`)}>
            <Select
              id={`column-${name}`}
              height="sm"
              value={mapping[name] ?? ''}
              onChange={(event) => onChange({ ...mapping, [name]: event.target.value })}
            >
              <option value="">{NEEDED.includes(name) ? t('choose_column') : t('none_of_them')}</option>
              {header.map((column) => (
                <option key={column} value={column}>
                  {column}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

/** The names in a file's first row, each once. */
export async function headerOf(file: File): Promise<string[]> {
  const text = (await file.slice(0, FIRST_BYTES).text()).replace(/^\uFEFF/, '');
  const [line = ''] = text.split(/\r?\n/, 1);
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '');
  return [...new Set(cells.map((cell) => cell.replaceAll('""', '"').trim()).filter(Boolean))];
}

/** What needs no telling: a column called as we call it, or nearly so. */
export function guessed(header: readonly string[]): Mapping {
  const like: Record<StockColumn, RegExp> = {
    product: /^(product|produkt|sku|product.?id|article|artikel)$/i,
    denomination: /^(denomination|value|wert|amount|betrag|face.?value)$/i,
    code: /^(code|gutscheincode|voucher.?code|card.?number|kartennummer)$/i,
    pin: /^pin$/i,
    url: /^(url|link)$/i,
    expires_on: /^(expires.?on|expiry|expires|valid.?until|g.ltig.?bis)$/i,
  };
  return Object.fromEntries(
    STOCK_COLUMNS.flatMap((name) => {
      const found = header.find((column) => like[name].test(column));
      return found ? [[name, found]] : [];
    }),
  );
}

export function isMapped(mapping: Mapping): boolean {
  return NEEDED.every((name) => mapping[name]);
}

/** Whether somebody has to look: a file that calls everything as we do needs no mapping. */
export function isOurs(header: readonly string[]): boolean {
  return NEEDED.every((name) => header.some((column) => column.toLowerCase() === name));
}
