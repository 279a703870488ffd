import { jaroWinkler, oneEditApart } from './edit-distance.js';
import { readAsSyllables, readingsOf, simplified } from './readings.js';
import { soundOf } from './sound.js';

describe('what a word sounds like', () => {
  it.each([
    'phommachanh phommachan phomachanh phomachan',
    'xay say sai xai',
    'bounmy bounmee bunmi',
    'prasert paseuth paseut',
    'saengchanh sengchan',
    'wilay vilay vilai',
    'phonesavanh phonsavan',
    'rasamy latsamy ratsami',
    'thongsay tongxay',
    'noy noi noiy',
    'souliya souligna',
    'xayavong xaignavong saiyavong',
  ])('is one for %s', (spellings) => {
    expect(new Set(spellings.split(' ').map(soundOf)).size).toBe(1);
  });

  it('keeps names apart that are no spellings of each other', () => {
    expect(new Set('nam lan minh hoa hue dung tuan vilay khamla bounmy'.split(' ').map(soundOf)).size).toBe(10);
  });

  it('never makes a word vanish', () => {
    expect(soundOf('h')).not.toBe('');
  });
});

describe('edits', () => {
  it.each([
    ['an', 'am', true],
    ['an', 'na', true],
    ['le', 'lee', true],
    ['ha', 'a', true],
    ['an', 'an', false],
    ['an', 'nam', false],
    ['hung', 'hugn', true],
    ['hung', 'hgnu', false],
    ['cuong', 'cuongxy', false],
  ])('sees %s and %s: one apart %s', (left, right, apart) => {
    expect(oneEditApart(left, right)).toBe(apart);
    expect(oneEditApart(right, left)).toBe(apart);
  });

  it.each([
    ['martha', 'marhta', 0.9611],
    ['dixon', 'dicksonx', 0.8133],
    ['jones', 'johnson', 0.8324],
    ['abc', 'xyz', 0],
  ])('has the published Jaro-Winkler figure for %s and %s', (left, right, likeness) => {
    expect(jaroWinkler(left, right)).toBeCloseTo(likeness, 4);
  });
});

describe('readings', () => {
  it('knows both readings of characters in names, simplified or not', () => {
    expect(readingsOf('阮')).toEqual({ pinyin: expect.arrayContaining(['ruan']), vietnamese: expect.arrayContaining(['nguyen']) });
    expect(simplified('陳氏秋 安')).toBe('陈氏秋安');
  });

  it('reads pinyin and Vietnamese syllable by syllable, all or nothing', () => {
    expect(readAsSyllables(['ruan', 'shichun'], ['nguyen', 'thi', 'xuan'])).toBe(true);
    expect(readAsSyllables(['ruan', 'shichun'], ['nguyen', 'thi', 'lan'])).toBe(false);
    expect(readAsSyllables(['wang', 'shichun'], ['nguyen', 'thi', 'xuan'])).toBe(false);
  });
});
