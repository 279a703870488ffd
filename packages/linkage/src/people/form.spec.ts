import { createHash } from 'node:crypto';
import { aRegionalPair, VARIATIONS } from '../../test/a-regional-pair.js';
import { PREPARED_FORM } from './form.js';
import { indexKeys } from './keys.js';
import { preparePerson } from './prepare-person.js';

/** What the form of each number makes of fixed people. When this test fails, raise PREPARED_FORM and write its digest beside it here. */
const DIGESTS: Readonly<Record<number, string>> = { 3: '995967d8419decc6', 4: '2d6690faac2a6a9a', 5: 'eb2c1a2891eba1ef' };

describe('the number of the prepared form', () => {
  it('is raised whenever prepared people or their keys change', () => {
    const people = VARIATIONS.map((variation, at) => aRegionalPair(at + 1, variation)).flatMap(({ left, right }) => [left, right]);
    const more = ['Nguyễn Văn Minh', 'ທ້າວ ຄຳພອນ ວົງສາ', 'Souligna Phommachanh', '陳氏秋安'].map((full) => ({
      names: [{ full }],
      birthDate: '1990',
      nationality: 'XXX',
    }));
    const made = [...people, ...more].map((person) => [preparePerson(person), indexKeys(preparePerson(person))]);
    expect(createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 16)).toBe(DIGESTS[PREPARED_FORM]);
  });
});
