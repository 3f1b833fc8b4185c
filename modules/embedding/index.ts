export { framingOrigins } from './ancestors.ts';
export { createStorefrontSession } from './code.ts';
export { createEmbedKey, revokeEmbedKey, rotateEmbedKey } from './keys.ts';
export { openByCode, openByToken } from './open.ts';
export { setEmbedding, showEmbedding } from './settings.ts';
export { tidyTokens } from './tidy.ts';
