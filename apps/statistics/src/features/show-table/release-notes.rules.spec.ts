import { LANGUAGES } from '@gatebook/vocabulary';
import { notesOf } from './release-notes.rules.js';

const SOURCE = { vi: 'Nguồn tin', lo: 'ແຫຼ່ງ', zh: '台账', en: 'Events' };
const controlled = {
  until: '2026-10',
  disclosure: { hiddenCellsProvenSmall: 0, meanAbsoluteError: null, percentHidden: null, percentHiddenPlainly: null },
};

describe('the notes of a release', () => {
  it('name the source, the last month and the reader’s territory in every language, and leave no place empty', () => {
    for (const language of LANGUAGES) {
      const notes = notesOf(controlled, SOURCE, 'VN:VN-09', language);
      expect(notes).toHaveLength(6);
      const all = notes.join('\n');
      for (const said of ['VN:VN-09', '2026-10', SOURCE[language]]) expect(all).toContain(said);
      expect(all).not.toMatch(/[{}]/);
    }
  });

  it('tell who reads all that every territory is meant', () => {
    expect(notesOf(controlled, SOURCE, null, 'en')).toContainEqual(
      'Of the cells asked for, those of every territory up to 2026-10 that are not listed count 0.',
    );
  });

  it('say of a release from before disclosure control only that it is not for release', () => {
    expect(notesOf({ ...controlled, disclosure: null }, SOURCE, null, 'en')).toEqual([
      'Not for release: this release is from before disclosure control.',
      'Source: Events.',
    ]);
  });
});
