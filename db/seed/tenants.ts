/** The demo's own programs and people. */
type DemoPerson = {
  name: string;
  email: string;
  country: string;
  locale: string;
  costCentre: string;
  points: number;
};
export type DemoProgram = {
  slug: string;
  name: string;
  currency: string;
  locale: string;
  timeZone: string;
  theme: { accent: string; font: string; shape: string; logo: null };
  /** The sandbox twin looks the same but for this, so that nobody takes one for the other. */
  sandboxAccent: string;
  /** Points for one major unit of the tenant's currency. */
  pointsPerUnit: number;
  featured: string[];
  members: DemoPerson[];
  operators: Record<'admin' | 'finance' | 'viewer', { name: string; email: string }>;
};

const person = (
  name: string,
  at: string,
  country: string,
  locale: string,
  costCentre: string,
  points: number,
): DemoPerson => ({
  name,
  email: `${name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')}@${at}`,
  country,
  locale,
  costCentre,
  points,
});

export const PROGRAMS: DemoProgram[] = [
  {
    slug: 'meridian',
    name: 'Meridian',
    currency: 'EUR',
    locale: 'en',
    timeZone: 'Europe/Berlin',
    theme: { accent: '#7a3b69', font: 'geist', shape: 'soft', logo: null },
    sandboxAccent: '#9a5b00',
    pointsPerUnit: 100,
    featured: ['DE', 'FR', 'ES', 'GB', 'NL', 'IT'],
    members: [
      person('Mira Kessler', 'meridian.example', 'DE', 'en', 'Product', 24_500),
      person('Ana Moreno', 'meridian.example', 'ES', 'en', 'Sales', 12_450),
      person('Jonas Petersen', 'meridian.example', 'DE', 'en', 'Operations', 3_200),
      person('Li Wen', 'meridian.example', 'FR', 'en', 'Product', 8_000),
      person('Noor Haddad', 'meridian.example', 'AE', 'ar', 'Sales', 15_000),
      person(
        'Maximiliane Charlotte von und zu Hohenstein-Waldburg-Wurzach',
        'meridian.example',
        'DE',
        'en',
        'Legal',
        640,
      ),
      person('Sora Tanaka', 'meridian.example', 'JP', 'en', 'Engineering', 9_900),
      person('Tom Okafor', 'meridian.example', 'GB', 'en', 'Engineering', 0),
    ],
    operators: {
      admin: { name: 'Marta Klein', email: 'admin@meridian.example' },
      finance: { name: 'Felix Brandt', email: 'finance@meridian.example' },
      viewer: { name: 'Vera Lind', email: 'viewer@meridian.example' },
    },
  },
  {
    slug: 'kestrel',
    name: 'Kestrel Air',
    currency: 'USD',
    locale: 'en',
    timeZone: 'America/New_York',
    theme: { accent: '#0f766e', font: 'system', shape: 'sharp', logo: null },
    sandboxAccent: '#7c4d12',
    pointsPerUnit: 20,
    featured: ['US', 'CA', 'MX', 'AE', 'SA'],
    members: [
      person('Dana Whitfield', 'kestrel.example', 'US', 'en', 'Cabin crew', 5_400),
      person('Luis Ortega', 'kestrel.example', 'MX', 'en', 'Ground', 2_100),
      person('Salma Al Farsi', 'kestrel.example', 'AE', 'ar', 'Cabin crew', 3_350),
      person('Priya Nair', 'kestrel.example', 'IN', 'en', 'Operations', 1_250),
      person('Chloe Tremblay', 'kestrel.example', 'CA', 'en', 'Flight deck', 900),
    ],
    operators: {
      admin: { name: 'Iris Calloway', email: 'admin@kestrel.example' },
      finance: { name: 'Omar Reyes', email: 'finance@kestrel.example' },
      viewer: { name: 'Nell Sato', email: 'viewer@kestrel.example' },
    },
  },
];

/**
 * Minor units of a currency for one euro, 2026: round figures for a demo, recorded as such with each rate. A
 * real program sets its own.
 */
export const MINOR_UNITS_PER_EURO: Record<string, number> = {
  EUR: 100,
  USD: 108,
  GBP: 85,
  CHF: 95,
  SEK: 1130,
  NOK: 1160,
  DKK: 746,
  PLN: 430,
  CZK: 2500,
  HUF: 39500,
  RON: 498,
  BGN: 196,
  TRY: 4100,
  ILS: 400,
  AED: 397,
  SAR: 405,
  QAR: 394,
  KWD: 332,
  BHD: 408,
  OMR: 416,
  JOD: 766,
  EGP: 5300,
  MAD: 1060,
  TND: 3350,
  INR: 9100,
  PKR: 30200,
  BDT: 12900,
  LKR: 32300,
  NPR: 14500,
  JPY: 165,
  KRW: 1480,
  CNY: 780,
  HKD: 845,
  TWD: 3500,
  SGD: 145,
  MYR: 478,
  THB: 3850,
  IDR: 1_720_000,
  PHP: 6200,
  VND: 27_300,
  AUD: 165,
  NZD: 180,
  CAD: 150,
  MXN: 2050,
  BRL: 600,
  ARS: 108_000,
  CLP: 1020,
  COP: 440_000,
  PEN: 405,
  UYU: 4300,
  ZAR: 1980,
  NGN: 167_000,
  KES: 13_900,
  GHS: 1650,
  UGX: 3950,
  TZS: 285_000,
  UAH: 4500,
  ISK: 148,
  CRC: 55_000,
  DOP: 6500,
  GTQ: 830,
  XOF: 656,
  XAF: 656,
  RSD: 11_700,
  KZT: 55_000,
  GEL: 295,
  MUR: 4950,
};
