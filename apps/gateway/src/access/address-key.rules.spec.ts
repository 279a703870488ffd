import { addressKey } from './address-key.rules.js';

it('counts an IPv4 address by itself and an IPv6 address by its network', () => {
  expect(['192.0.2.7', '::ffff:192.0.2.7'].map(addressKey)).toEqual(['192.0.2.7', '192.0.2.7']);
  expect(['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff:1:2:3', '2001:db8:1:2::'].map(addressKey)).toEqual(
    Array.from({ length: 3 }, () => '2001:db8:1:2::/64'),
  );
  expect(['::1', 'fe80::1%eth0'].map(addressKey)).toEqual(['0:0:0:0::/64', 'fe80:0:0:0::/64']);
});
