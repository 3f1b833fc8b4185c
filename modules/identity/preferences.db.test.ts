import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { setLanguages, tenantById } from '#modules/tenants/index.ts';
import { asMember, asOwner, makeMember, makeTenant } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { changePreferences, memberMe } from './index.ts';

let tenant: TenantRef;
let member: string;
beforeAll(async () => {
  tenant = await makeTenant();
  member = await makeMember(tenant);
});
const change = (input: object) => changePreferences.call(asMember(tenant, member), input);
const me = () => memberMe.call(asMember(tenant, member), {});

describe('how a member reads', () => {
  it('is kept on the member: what is given changes, what is left out stays, null is the program’s', async () => {
    await change({ locale: 'hi', timeZone: 'Asia/Kolkata' });
    expect(await me()).toMatchObject({ locale: 'hi', timeZone: 'Asia/Kolkata' });
    await change({ locale: 'ar' });
    expect(await me()).toMatchObject({ locale: 'ar', timeZone: 'Asia/Kolkata' });
    await change({ timeZone: null });
    expect(await me()).toMatchObject({ locale: 'ar', timeZone: null });
  });

  it('is a language that we speak and a zone that there is', async () => {
    expect(await codeOf(change({ locale: 'tlh' }))).toBe('invalid');
    expect(await codeOf(change({ timeZone: 'Mars/Olympus' }))).toBe('invalid');
    expect(await me()).toMatchObject({ locale: 'ar' });
  });

  it('is nobody else’s to choose', async () => {
    expect(await codeOf(changePreferences.call(asOwner(tenant), { locale: 'de' }))).toBe('forbidden');
    const other = await makeTenant();
    const stranger = asMember(other, member);
    await changePreferences.call(stranger, { locale: 'de' });
    expect(await me()).toMatchObject({ locale: 'ar' });
  });
});

describe('the languages of a program', () => {
  it('are some that we speak, with its own among them', async () => {
    const set = (input: { languages: ('en' | 'de' | 'ja')[]; locale: string }) =>
      setLanguages.call(asOwner(tenant), input);
    await set({ languages: ['ja', 'en'], locale: 'ja' });
    expect(await codeOf(set({ languages: [], locale: 'en' }))).toBe('invalid');
    expect(await codeOf(set({ languages: ['de'], locale: 'en' }))).toBe('invalid');
    expect(await codeOf(set({ languages: ['de', 'de'], locale: 'de' }))).toBe('invalid');
    expect(await tenantById(tenant.id)).toMatchObject({ languages: ['ja', 'en'], locale: 'ja' });
  });
});
