import { importSPKI, jwtVerify } from 'jose';
import { z } from 'zod';
import { emailSchema } from '#modules/identity/schema.ts';
import { type Algorithm, AUDIENCE, TOKEN_SECONDS } from './schema.ts';

/** Clocks of portals run a little ahead. */
const TOLERANCE_SECONDS = 10;

/** What describes a person who is new here; a portal's odd word for it is left out. */
const hint = (shape: RegExp) => z.string().trim().regex(shape).optional().catch(undefined);
const claimsSchema = z
  .object({
    jti: z.string().min(8).max(200),
    iat: z.number(),
    exp: z.number(),
    email: emailSchema,
    name: hint(/^.{1,120}$/),
    country: hint(/^[A-Z]{2}$/),
    locale: hint(/^[a-z]{2}(-[A-Z]{2})?$/),
  })
  .refine((c) => c.exp - c.iat <= TOKEN_SECONDS);
export type Claims = z.infer<typeof claimsSchema>;

/**
 * What a genuine token says (JWT, RFC 7519), or null. The algorithm is the key's, whatever the token's header says,
 * and every claim that bounds the token must be there.
 */
export async function readToken(
  token: string,
  by: { algorithm: Algorithm; material: string; issuer: string; now: Date },
): Promise<Claims | null> {
  try {
    const { payload } = await jwtVerify(token, await keyOf(by), {
      algorithms: [by.algorithm],
      audience: AUDIENCE,
      issuer: by.issuer,
      currentDate: by.now,
      clockTolerance: TOLERANCE_SECONDS,
      maxTokenAge: TOKEN_SECONDS,
      requiredClaims: ['iat', 'exp', 'jti'],
    });
    return claimsSchema.parse({ ...payload, email: payload['email'] ?? payload.sub });
  } catch {
    return null;
  }
}

function keyOf({ algorithm, material }: { algorithm: Algorithm; material: string }) {
  return algorithm === 'HS256' ? Buffer.from(material, 'base64url') : importSPKI(material, algorithm);
}
