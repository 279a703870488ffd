import { parsePersonModel } from './parse-person-model.js';
import { REGIONAL_MODEL } from './regional-model.js';

const reading = (change: object) => () => parsePersonModel(JSON.stringify({ ...REGIONAL_MODEL, ...change }));

describe('a model file for people', () => {
  it('is read as it was written', () => {
    expect(reading({})()).toEqual(REGIONAL_MODEL);
  });

  it.each([
    ['no fields', { fields: [] }, 'lacks the field names, the field ownScriptName'],
    ['a missing field', { fields: REGIONAL_MODEL.fields.filter(({ field }) => field !== 'phone') }, 'lacks the field phone.'],
    [
      'a missing level',
      {
        fields: REGIONAL_MODEL.fields.map(({ field, levels }) => ({ field, levels: levels.filter(({ level }) => level !== 'near') })),
      },
      'lacks the level near of birthDate.',
    ],
    ['a certain prior', { prior: 1 }, 'prior must be below 1'],
  ])('is refused with %s', (_what, change, sentence) => {
    expect(reading(change)).toThrow(sentence);
  });
});
