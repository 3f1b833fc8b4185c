import { describe, expect, it } from 'vitest';
import { checkCredentials } from '#modules/suppliers/credentials.ts';
import { SUPPLIER_KINDS } from '#modules/suppliers/port.ts';
import { supplierOf } from '#modules/suppliers/registry.ts';
import { CASES } from './cases.ts';
import { supplierContract } from './contract.ts';

describe.each(CASES.map((c) => [c.supplier.kind, c] as const))('%s', (_, c) => supplierContract(c));

describe('the table', () => {
  it('has every kind of supplier, each with the adapter that orders use', () => {
    expect(CASES.map((c) => c.supplier.kind).sort()).toEqual([...SUPPLIER_KINDS].sort());
    for (const { supplier } of CASES) expect(supplierOf(supplier.kind)).toBe(supplier);
  });

  it('has credentials that an account can be given', () => {
    for (const { supplier, credentials } of CASES) {
      expect(() => checkCredentials(supplier.kind, credentials)).not.toThrow();
      expect(() => checkCredentials(supplier.kind, {})).toThrow('Add the credentials');
    }
  });
});
