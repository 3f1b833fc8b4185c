import { afterEach, describe, expect, it } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import { checkedAddress, isPublicAddress } from './address.ts';

const PRIVATE = [
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '0.0.0.0',
]
  .concat([
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
  ])
  .concat(['fe80::1', 'fc00::1', 'fd00:ec2::254', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1'])
  .concat(['2002:7f00:1::', '2001::1', 'ff02::1', '2001:db8::1', '::127.0.0.1', 'fec0::1', 'nonsense', '']);
const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.0.1',
  '2606:4700:4700::1111',
  '2a00:1450::1',
];

it('only addresses on the public network are public', () => {
  expect(PRIVATE.filter(isPublicAddress)).toEqual([]);
  expect(PUBLIC.filter((a) => !isPublicAddress(a))).toEqual([]);
});

afterEach(() => {
  delete process.env['WEBHOOK_TRUSTED_HOSTS'];
  forgetEnv();
});

describe('an address that somebody enters', () => {
  it('is taken when it is https on the public network', () => {
    const good = [
      'https://hooks.example.com/a?b=c',
      'https://example.com:8443/',
      'https://1.1.1.1/',
      'https://[2606:4700::1]/',
    ];
    expect(good.map(checkedAddress)).toEqual(good);
  });

  it.each([
    'http://hooks.example.com/',
    'ftp://hooks.example.com/',
    'hooks.example.com',
    '',
    'https://kim:secret@hooks.example.com/',
    'https://hooks.example.com/#a',
    'https://hooks.example.com:22/',
    'https://localhost/',
    'https://printer/',
    'https://a.localhost/',
    'https://metadata.google.internal/',
    'https://nas.local/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
  ])('is refused with a sentence: %s', (url) => {
    expect(() => checkedAddress(url)).toThrow(/^Give /);
  });

  it('may be in the own network where the installation says so, and only at that port', () => {
    process.env['WEBHOOK_TRUSTED_HOSTS'] = 'receiver:8080, 10.0.0.5:80';
    forgetEnv();
    expect(checkedAddress('http://receiver:8080/x')).toBe('http://receiver:8080/x');
    expect(checkedAddress('http://10.0.0.5/')).toBe('http://10.0.0.5/');
    expect(() => checkedAddress('http://receiver:8081/x')).toThrow('https');
    expect(() => checkedAddress('https://10.0.0.5/')).toThrow('public network');
  });
});
