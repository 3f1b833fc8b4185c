/** Whether `npm run test:nightly` asks: what needs many rounds then gets more of them than each commit can pay for. */
export const nightly = process.env['NIGHTLY'] === '1';
