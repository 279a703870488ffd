import { gateName, nameIn, sentenceCase } from './names.js';

describe('a name', () => {
  it('is the one of the language, else the English, the Vietnamese, then any', () => {
    expect(nameIn({ vi: 'nam', en: 'male' }, 'vi')).toBe('nam');
    expect(nameIn({ vi: 'nam', en: 'male' }, 'lo')).toBe('male');
    expect(nameIn({ zh: '男', vi: 'nam' }, 'lo')).toBe('nam');
    expect(nameIn({ zh: '龙富' }, 'lo')).toBe('龙富');
    expect(nameIn({}, 'en')).toBeUndefined();
  });

  it('begins with a capital, also in Vietnamese', () => {
    expect(sentenceCase('đi lại')).toBe('Đi lại');
    expect(sentenceCase('务工')).toBe('务工');
  });
});

it('names a gate by its two posts, and once where both have one name', () => {
  expect(gateName([{ names: { vi: 'Hữu Nghị' } }, { names: { vi: 'Hữu Nghị Quan' } }], 'vi')).toBe('Hữu Nghị – Hữu Nghị Quan');
  expect(gateName([{ names: { en: 'La Lay' } }, { names: { en: 'La Lay' } }], 'en')).toBe('La Lay');
});
