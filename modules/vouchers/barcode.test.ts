import { expect, it } from 'vitest';
import { barcodeSvg } from './barcode.ts';

function size(svg: string | null): { width: number; height: number } {
  const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg ?? '') ?? [];
  return { width: Number(width), height: Number(height) };
}

it('draws a QR code as a square and a linear code wider than high', () => {
  const qr = size(barcodeSvg('4032323521491766', 'qr'));
  expect(qr.width).toBeGreaterThan(20);
  expect(qr.height).toBe(qr.width);
  const linear = size(barcodeSvg('4032323521491766', 'code128'));
  expect(linear.width).toBeGreaterThan(linear.height);
});

it('falls back to Code 128 where a code is no EAN-13, and draws nothing for plain text', () => {
  expect(barcodeSvg('ABC-1234', 'ean13')).toBe(barcodeSvg('ABC-1234', 'code128'));
  expect(barcodeSvg('4006381333931', 'ean13')).not.toBe(barcodeSvg('4006381333931', 'code128'));
  expect(barcodeSvg('ABC-1234', 'text')).toBeNull();
});
