import { clock } from '#lib/clock.ts';

/** Loaded before a process of ours: moves the only clock that it reads by SKEW_MS. */
const skew = Number(process.env['SKEW_MS'] ?? 0);
clock.now = () => new Date(Date.now() + skew);
