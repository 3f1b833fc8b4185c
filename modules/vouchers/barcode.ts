import bwipjs from 'bwip-js/node';
import type { CodeFormat } from '#modules/catalog/schema.ts';

const SYMBOLOGY: Record<Exclude<CodeFormat, 'text'>, string> = {
  code128: 'code128',
  ean13: 'ean13',
  qr: 'qrcode',
  pdf417: 'pdf417',
};

/** The code as the till scans it (SVG), or null where the format has no barcode or the code does not fit it. */
export function barcodeSvg(code: string, format: CodeFormat): string | null {
  if (format === 'text') return null;
  const bcid = format === 'ean13' && !/^\d{12,13}$/.test(code) ? 'code128' : SYMBOLOGY[format];
  const linear = bcid === 'code128' || bcid === 'ean13';
  try {
    return bwipjs.toSVG({
      bcid,
      text: code,
      ...(linear ? { height: 15 } : {}),
      paddingwidth: 4,
      paddingheight: 4,
      backgroundcolor: 'FFFFFF',
    });
  } catch {
    return null;
  }
}
