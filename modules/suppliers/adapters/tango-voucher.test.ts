import { expect, it } from 'vitest';
import { tangoVoucherOf } from './tango-voucher.ts';

const text = (credentialType: string, value: string) => ({ type: 'text', credentialType, value });
const url = (value: string) => ({ type: 'url', credentialType: 'redemptionUrl', value });
const page = 'https://rewards.example/1';

it.each([
  ['a code and a PIN in any order', [text('pin', '12'), text('giftCode', 'ABC')], ['ABC', '12', null]],
  [
    'a code, not its serial number',
    [text('serialNumber', '9'), text('claimCode', 'ABC')],
    ['ABC', null, null],
  ],
  ['a code, not its barcode', [text('barcodeNumber', '77'), text('cardNumber', 'ABC')], ['ABC', null, null]],
  ['a barcode where there is no code', [text('barcodeNumber', '77')], ['77', null, null]],
  ['a page with a PIN', [url(page), text('securityCode', '12')], [page, '12', page]],
  ['a code of a type unknown', [{ type: 'text', value: 'ABC' }], ['ABC', null, null]],
])('finds %s', (_, credentials, [code, pin, address]) => {
  expect(tangoVoucherOf(credentials)).toEqual({ code, pin, url: address, expiresOn: null });
});

it.each([
  ['nothing', []],
  ['a PIN alone', [text('pin', '12')]],
  ['an empty code', [text('giftCode', '  ')]],
  ['a page that is a script', [url('javascript:alert(1)')]],
  ['the picture of a barcode', [{ type: 'barcode', credentialType: 'barcodeUrl', value: page }]],
])('finds no voucher in %s', (_, credentials) => {
  expect(tangoVoucherOf(credentials)).toBeNull();
});

it.each([
  ['2031-05-31', '2031-05-31'],
  ['2031-05-31T23:00:00Z', '2031-05-31'],
  ['31/05/2031', null],
  ['2031-13-31', null],
])('reads the day of expiry %s as %s', (value, expiresOn) => {
  const credentials = [text('giftCode', 'ABC'), { type: 'date', value }];
  expect(tangoVoucherOf(credentials)).toMatchObject({ expiresOn });
});
