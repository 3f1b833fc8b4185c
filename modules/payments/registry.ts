import { stripeProvider } from './adapters/stripe.ts';
import { testProvider } from './adapters/test.ts';
import type { PaymentProvider } from './port.ts';
import type { ProviderName } from './schema.ts';

const PROVIDERS: Readonly<Record<ProviderName, PaymentProvider>> = {
  stripe: stripeProvider,
  test: testProvider,
};

/** The client that speaks to a provider. */
export function providerOf(name: ProviderName): PaymentProvider {
  return PROVIDERS[name];
}
