import { useTranslations } from 'next-intl';
import { CopyId } from '#components/ui/copy-id.tsx';
import type { Format } from '#i18n/format.ts';
import type { WareView } from '#modules/catalog/schema.ts';
import { DetailPanel } from '../detail-panel.tsx';
import { Fact, Facts } from '../facts.tsx';
import type { AudienceChoices } from './audience-dialog.tsx';
import { WareAudience } from './ware-audience.tsx';
import { WareTexts } from './ware-texts.tsx';

type WarePanelProps = {
  view: WareView;
  choices: AudienceChoices;
  mayManage: boolean;
  closeHref: string;
  format: Format;
};

/** One product: what it is, and what the program makes of it. */
export function WarePanel({ view, choices, mayManage, closeHref, format }: WarePanelProps) {
  const { ware, audience, texts, shared } = view;
  const t = useTranslations('admin');
  const w = useTranslations('wares');
  const { listingId } = ware;
  const least = format.money(ware.from, ware.currency);
  return (
    <DetailPanel
      id={ware.productId}
      label={ware.name}
      title={ware.name}
      closeHref={closeHref}
      closeLabel={t('common.close')}
    >
      <Facts>
        <Fact name={w('panel.brand')}>{ware.brandName}</Fact>
        <Fact name={t('catalogue.kind')}>{t(`catalogue.kinds.${ware.kind}`)}</Fact>
        <Fact name={t('catalogue.country')}>{format.country(ware.country)}</Fact>
        <Fact name={t('catalogue.value')}>
          {ware.from === ware.to ? least : `${least} – ${format.money(ware.to, ware.currency)}`}
        </Fact>
        <Fact name={w('table.from')}>
          {ware.fromPoints === null ? (listingId ? w('table.noRate') : '–') : format.number(ware.fromPoints)}
        </Fact>
        <Fact name={w('table.supplier')}>{ware.suppliers.join(', ') || w('table.ownStock')}</Fact>
        <Fact name={w('panel.store')}>
          {ware.listed === 'no' ? w('filter.listed.no') : t(`catalogue.${ware.listed}`)}
        </Fact>
        <Fact name={w('panel.id')}>
          <CopyId id={ware.productId} copyLabel={t('common.copy')} copiedLabel={t('common.copied')} />
        </Fact>
      </Facts>
      {listingId ? (
        <>
          <WareAudience listingId={listingId} audience={audience} choices={choices} mayManage={mayManage} />
          <WareTexts listingId={listingId} texts={texts} shared={shared} mayManage={mayManage} />
        </>
      ) : (
        <p className="mt-6 text-sm text-pretty text-muted">{w('panel.listFirst')}</p>
      )}
    </DetailPanel>
  );
}
