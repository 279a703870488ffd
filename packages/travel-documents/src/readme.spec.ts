import { compareMrzWithFields, readMrz } from './index.js';

it('does what the README shows', () => {
  const reading = readMrz(['P<VNMNGUYEN<<THI<HIEN<<<<<<<<<<<<<<<<<<<<<<<', 'C5890769<6VNM9909117F2904146<<<<<<<<<<<<<<<4'], '2026-11-21');
  const shown = { format: 'TD3', documentNumber: 'C5890769', birthDate: '1999-09-11', sex: '2', primaryIdentifier: 'NGUYEN', problems: [] };
  expect(reading).toMatchObject(shown);
  if (reading.format === 'unreadable') throw new Error('unreadable');
  expect(compareMrzWithFields(reading, { familyName: 'Nguyễn', givenNames: 'Thị Hiền', birthDate: '1999-11-09' })).toEqual(['birthDate']);
});
