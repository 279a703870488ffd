import { gatesFor } from './gates.rules.js';

const office = ['vncn-huu-nghi', 'vncn-tan-thanh'];

describe('gates of an officer', () => {
  it('are those chosen, and all of the office when none is chosen', () => {
    expect(gatesFor('gate-officer', office, ['vncn-tan-thanh'])).toEqual(['vncn-tan-thanh']);
    expect(gatesFor('device', office, undefined)).toEqual(office);
  });

  it('are gates of the office, and nothing for other roles', () => {
    expect(() => gatesFor('gate-officer', office, ['vncn-tan-thanh', 'vnla-la-lay'])).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/gateIds/1', code: 'GATE_OF_OTHER_OFFICE' })] }),
    );
    expect(gatesFor('labour-officer', office, undefined)).toEqual([]);
    expect(() => gatesFor('labour-officer', office, office)).toThrow('REQUEST_INVALID');
  });
});
