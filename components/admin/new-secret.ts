/** A key just made, with the secret that is shown once. */
export type NewSecret = { apiKeyId: string; name: string; secret: string };
