import { DECLARED } from './declaration.js';
import { differences } from './keeper.js';
import { DEFAULT_SIZES, streamConfig } from './streams.js';

describe('how a stream differs from its declaration', () => {
  const declared = streamConfig(DECLARED, 'permits', DEFAULT_SIZES);

  it('is not by what the broker leaves out or fills in', () => {
    const { sealed: _sealed, no_ack: _noAck, ...found } = declared;
    expect(differences(declared, { ...found, consumer_limits: {}, metadata: { '_nats.level': '1' }, placement: null })).toEqual([]);
  });

  it.each([
    ['sources', [{ name: 'EVENTS_PERSONS' }]],
    ['mirror', { name: 'EVENTS_PERSONS' }],
    ['republish', { src: '>', dest: 'elsewhere.>' }],
    ['subject_transform', { src: '>', dest: 'elsewhere.>' }],
    ['a-setting-of-a-later-broker', true],
    ['subjects', ['persons.>']],
    ['allow_direct', true],
  ])('is by %s', (setting, value) => {
    expect(differences(declared, { ...declared, [setting]: value })).toEqual([setting]);
  });
});
