import { mkdirSync } from 'node:fs';
import { buildWeb } from './build.ts';
import { inState } from './root.ts';

/** `npm run build`: the screens for production, and their service worker. */
mkdirSync(inState('logs'), { recursive: true });
await buildWeb(inState('logs', 'build.log'));
console.log('Built. Start it with `npm run web` and `npm run worker`.');
