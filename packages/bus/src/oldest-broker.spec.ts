import { isNewEnough } from './oldest-broker.js';

describe('the version of a broker', () => {
  it.each(['2.10.27', '2.10.100', '2.11.0', '3.0.0'])('%s is new enough', (version) => {
    expect(isNewEnough(version)).toBe(true);
  });

  it.each(['2.9.10', '2.10.26', '2.10.3', '1.99.99'])('%s is too old', (version) => {
    expect(isNewEnough(version)).toBe(false);
  });
});
