import { describe } from 'vitest';
import { CASES } from './cases.ts';
import { supplierContract } from './contract.ts';

describe.each(CASES.map((c) => [c.supplier.kind, c] as const))('%s', (_, c) => supplierContract(c));
