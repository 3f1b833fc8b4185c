import type { Revealed } from '#modules/vouchers/schema.ts';

type PaperProps = {
  revealed: Pick<Revealed, 'code' | 'codeFormat' | 'barcodeSvg'>;
  label: string;
  large?: boolean;
};

/** Black on white in either look, since that is what scanners read: the barcode, and the code in groups. */
export function TillPaper({ revealed: { code, codeFormat, barcodeSvg }, label, large = false }: PaperProps) {
  const width =
    codeFormat === 'qr' ? (large ? 'w-72' : 'w-48') : large ? 'w-full max-w-120' : 'w-full max-w-80';
  return (
    <div className="paper grid w-full justify-items-center gap-4 rounded-base p-4">
      {barcodeSvg && (
        <div
          aria-hidden="true"
          className={`${width} [&>svg]:h-auto [&>svg]:w-full`}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from the code.
          dangerouslySetInnerHTML={{ __html: barcodeSvg }}
        />
      )}
      <div className="max-w-full text-center">
        <p className="text-xs">{label}</p>
        <p
          dir="ltr"
          translate="no"
          className={`mt-1 font-mono font-semibold break-all select-all ${large ? 'text-xl' : 'text-lg sm:text-xl'}`}
        >
          <Digits code={code} />
        </p>
      </div>
    </div>
  );
}

/** Long plain codes in fours, by space that is not part of the text. */
function Digits({ code }: { code: string }) {
  if (code.length < 12 || !/^[0-9A-Z]+$/i.test(code)) return code;
  const groups = code.match(/.{1,4}/g) ?? [code];
  return groups.map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code never move.
    <span key={index} className="inline-block not-last:me-3">
      {group}
    </span>
  ));
}
