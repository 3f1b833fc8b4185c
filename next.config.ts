import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  distDir: process.env['DAMSON_DIST_DIR'] ?? '.next',
  typedRoutes: false,
  // `npm run verify` checks types, once and for everything.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  serverExternalPackages: ['postgres', 'pino', 'graphile-worker', 'nodemailer', 'bwip-js'],
  experimental: { serverActions: { bodySizeLimit: '16mb' } },
  allowedDevOrigins: ['*.localhost'],
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
