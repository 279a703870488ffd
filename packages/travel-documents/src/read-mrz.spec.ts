import { LISTED_WORKERS } from '../test/listed-workers.js';
import { ON, TD1_SPECIMEN, TD2_SPECIMEN, TD3_SPECIMEN } from '../test/specimens.js';
import { checkDigit, compareMrzWithFields, readMrz, type MrzDocument } from './index.js';

const anna = {
  numberHolds: true,
  issuer: 'UTO',
  nationality: 'UTO',
  birthDate: '1974-08-12',
  sex: '2',
  sexLetter: 'F',
  expiresOn: '2012-04-15',
  primaryIdentifier: 'ERIKSSON',
  secondaryIdentifier: 'ANNA MARIA',
  nameTruncated: false,
  problems: [],
};

function read(lines: readonly string[], on = ON): MrzDocument {
  const reading = readMrz(lines, on);
  if (reading.format === 'unreadable') throw new Error(JSON.stringify(reading.problems));
  return reading;
}

/** The lines with other text from this place on, counted from 1. */
function changed(lines: readonly string[], line: number, position: number, text: string): readonly string[] {
  return lines.map((old, at) => (at === line - 1 ? old.slice(0, position - 1) + text + old.slice(position - 1 + text.length) : old));
}

/** The lines with their composite check digit made right again. */
function sealed(lines: readonly string[]): readonly string[] {
  const [composite] = read(lines).problems.filter((problem) => problem.field === 'composite');
  return composite === undefined ? lines : changed(lines, composite.line, composite.position, composite.expected ?? '');
}

describe('the specimen documents of Doc 9303', () => {
  it('are read: TD1', () => {
    expect(read(TD1_SPECIMEN)).toEqual({
      ...anna,
      format: 'TD1',
      documentCode: 'I',
      documentNumber: 'D23145890',
      optionalData: '',
      optionalData2: '',
    });
  });

  it('are read: TD2', () => {
    expect(read(TD2_SPECIMEN)).toEqual({ ...anna, format: 'TD2', documentCode: 'I', documentNumber: 'D23145890', optionalData: '' });
  });

  it('are read: TD3', () => {
    expect(read(TD3_SPECIMEN)).toEqual({
      ...anna,
      format: 'TD3',
      documentCode: 'P',
      documentNumber: 'L898902C3',
      optionalData: 'ZE184226B',
    });
  });

  it('are read in small letters and with spaces and empty lines around them', () => {
    expect(read([...TD3_SPECIMEN.map((line) => ` ${line.toLowerCase()}\n`), ''])).toEqual(read(TD3_SPECIMEN));
  });
});

describe('a list of real layout', () => {
  it.each(LISTED_WORKERS.map((worker) => [worker.documentNumber, worker] as const))(
    'is read without a problem and agrees with its columns: %s',
    (_, { mrz, ...fields }) => {
      const reading = read(mrz);
      expect(reading.problems).toEqual([]);
      expect(reading.documentNumber).toBe(fields.documentNumber);
      expect(compareMrzWithFields(reading, fields)).toEqual([]);
    },
  );

  it('holds passports and cards, some with a personal number', () => {
    const readings = LISTED_WORKERS.map(({ mrz }) => read(mrz));
    expect(readings).toHaveLength(27);
    expect(new Set(readings.map(({ format }) => format))).toEqual(new Set(['TD1', 'TD3']));
    expect(readings.filter(({ personalNumber }) => personalNumber !== undefined).length).toBeGreaterThan(5);
  });
});

describe('a check digit', () => {
  it.each([
    ['520727', '3'],
    ['AB2134<<<', '5'],
    ['D23145890734', '9'],
    ['L898902C3', '6'],
    ['', '0'],
  ])('of %s is %s', (text, digit) => expect(checkDigit(text)).toBe(digit));

  it.each([
    ['documentNumber', TD1_SPECIMEN, 1, 15],
    ['birthDate', TD1_SPECIMEN, 2, 7],
    ['expiresOn', TD1_SPECIMEN, 2, 15],
    ['composite', TD1_SPECIMEN, 2, 30],
    ['documentNumber', TD2_SPECIMEN, 2, 10],
    ['birthDate', TD2_SPECIMEN, 2, 20],
    ['expiresOn', TD2_SPECIMEN, 2, 28],
    ['composite', TD2_SPECIMEN, 2, 36],
    ['documentNumber', TD3_SPECIMEN, 2, 10],
    ['birthDate', TD3_SPECIMEN, 2, 20],
    ['expiresOn', TD3_SPECIMEN, 2, 28],
    ['optionalData', TD3_SPECIMEN, 2, 43],
    ['composite', TD3_SPECIMEN, 2, 44],
  ])('of %s is missed in its place', (field, specimen, line, position) => {
    const right = specimen[line - 1]?.charAt(position - 1) ?? '';
    const wrong = String((Number(right) + 1) % 10);
    const problem = { field, code: 'CHECK_DIGIT', expected: right, found: wrong, line, position };
    const misread = changed(specimen, line, position, wrong);
    expect(read(misread).problems).toContainEqual(problem);
    if (field !== 'composite') expect(read(sealed(misread)).problems).toEqual([problem]);
  });

  it.each([
    [TD1_SPECIMEN, 1, 30],
    [TD1_SPECIMEN, 2, 19],
    [TD1_SPECIMEN, 2, 29],
    [TD2_SPECIMEN, 2, 29],
    [TD2_SPECIMEN, 2, 35],
    [TD3_SPECIMEN, 2, 42],
  ])('of the whole covers the ends of the optional data', (specimen, line, position) => {
    expect(read(changed(specimen, line, position, '1')).problems.map(({ field }) => field)).toContain('composite');
  });

  it('of empty optional data in a passport may be a filler or a zero', () => {
    const empty = changed(TD3_SPECIMEN, 2, 29, '<<<<<<<<<<<<<<');
    expect(read(sealed(changed(empty, 2, 43, '<'))).problems).toEqual([]);
    expect(read(sealed(changed(empty, 2, 43, '0'))).problems).toEqual([]);
    expect(read(sealed(changed(empty, 2, 43, '1'))).problems.map(({ field }) => field)).toEqual(['optionalData']);
  });
});

describe('a document number', () => {
  it('that is too long goes on in the optional data of a TD1 or TD2', () => {
    const td1 = read(sealed(changed(TD1_SPECIMEN, 1, 6, 'D23145890<7349<<<<<<<<<<<')));
    expect([td1.documentNumber, td1.optionalData, td1.problems]).toEqual(['D23145890734', '', []]);
    const td2 = read(sealed(changed(changed(TD2_SPECIMEN, 2, 10, '<'), 2, 29, '7349<AB')));
    expect([td2.documentNumber, td2.optionalData, td2.problems]).toEqual(['D23145890734', 'AB', []]);
    const wrong = read(sealed(changed(TD1_SPECIMEN, 1, 6, 'D23145890<7348<<<<<<<<<<<')));
    expect(wrong.problems).toEqual([{ field: 'documentNumber', code: 'CHECK_DIGIT', expected: '9', found: '8', line: 1, position: 19 }]);
  });

  it('with a filler for its check digit and nothing further is one without check digit', () => {
    expect(read(sealed(changed(TD1_SPECIMEN, 1, 15, '<'))).problems.map(({ field, code }) => [field, code])).toEqual([
      ['documentNumber', 'CHECK_DIGIT'],
    ]);
  });

  describe('of a Vietnamese identity card', () => {
    const card = LISTED_WORKERS.find(({ documentType }) => documentType === 'identity-card')?.mrz ?? [];

    it('is all twelve digits, though the number field holds nine', () => {
      const { documentNumber, personalNumber, optionalData } = read(card);
      expect({ documentNumber, personalNumber, optionalData }).toEqual({
        documentNumber: '020093944993',
        personalNumber: '020093944993',
        optionalData: '',
      });
    });

    it('has a check digit of its own', () => {
      const problem = { field: 'personalNumber', code: 'CHECK_DIGIT', expected: '8', found: '7', line: 1, position: 30 };
      expect(read(sealed(changed(card, 1, 30, '7'))).problems).toEqual([problem]);
    });

    it('must be the same in both places', () => {
      const number = '093944990';
      const other = changed(card, 1, 6, number + checkDigit(number));
      expect(read(sealed(other)).problems).toEqual([
        { field: 'documentNumber', code: 'NUMBERS_DIFFER', expected: '093944993', found: number, line: 1, position: 6 },
      ]);
    });
  });
});

describe('dates', () => {
  const withBirth = (date: string) => read(sealed(changed(TD3_SPECIMEN, 2, 14, date + checkDigit(date))));

  it.each([
    ['740812', '1974-08-12'],
    ['261121', '2026-11-21'],
    ['261122', '1926-11-22'],
    ['8703<<', '1987-03'],
    ['87<<<<', '1987'],
    ['2612<<', '1926-12'],
    ['27<<<<', '1927'],
    ['000229', '2000-02-29'],
    ['<<<<<<', null],
  ])('of birth: %s is %s, never in the future', (date, birthDate) => {
    expect(withBirth(date)).toMatchObject({ birthDate, problems: [] });
  });

  it.each([
    ['740230', null],
    ['741301', null],
    ['741300', null],
    ['740832', null],
    ['7413<<', null],
    ['74<<32', null],
    ['<<1301', null],
    ['7400<<', '1974'],
    ['740000', '1974'],
    ['740800', '1974-08'],
  ])('that no calendar has are named and never made into another one; zeros are parts that are unknown: %s is %s', (date, known) => {
    expect(withBirth(date)).toMatchObject({
      birthDate: known,
      problems: [{ field: 'birthDate', code: 'DATE', found: date, line: 2, position: 14 }],
    });
  });

  it.each([
    ['74<<12', '1974'],
    ['<<0812', null],
    ['<<<<12', null],
  ])('of which a part is unknown are lawful: %s is %s', (date, known) => {
    expect(withBirth(date)).toMatchObject({ birthDate: known, problems: [] });
  });

  it.each([
    ['IDVNM0530001234001053000123<<5', '5308158M9912315VNM<<<<<<<<<<<4', 'NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<'],
    ['IDVNM1590001237036159000123<<2', '5906107F9912315VNM<<<<<<<<<<<2', 'TRAN<<THI<BA<<<<<<<<<<<<<<<<<<'],
  ])('of expiry are none on a Vietnamese card without term: %s', (...lines) => {
    for (const on of ['2026-11-28', '2051-01-01']) expect(read(lines, on)).toMatchObject({ expiresOn: null, problems: [] });
  });
});

it('of expiry take the century nearest to the day of reading', () => {
  const expiry = (date: string) => read(sealed(changed(TD3_SPECIMEN, 2, 22, date + checkDigit(date)))).expiresOn;
  expect(['120415', '760101', '770101', '991231'].map(expiry)).toEqual(['2012-04-15', '2076-01-01', null, '1999-12-31']);
  expect(read(TD3_SPECIMEN, '2099-01-01').expiresOn).toBe('2112-04-15');
});

describe('what else can be wrong', () => {
  it('is a character where it cannot stand', () => {
    expect(read(changed(TD3_SPECIMEN, 1, 8, '1')).problems).toEqual([
      { field: 'name', code: 'CHARACTER', found: '1', line: 1, position: 8 },
    ]);
    expect(read(changed(TD3_SPECIMEN, 2, 14, 'O')).problems).toContainEqual({
      field: 'birthDate',
      code: 'CHARACTER',
      found: 'O',
      line: 2,
      position: 14,
    });
    expect(read(changed(TD1_SPECIMEN, 2, 19, 'É')).problems).toContainEqual({
      field: 'optionalData',
      code: 'CHARACTER',
      found: 'É',
      line: 2,
      position: 19,
    });
  });

  it('is a sex, a document code or a name that is none', () => {
    expect(read(changed(TD3_SPECIMEN, 2, 21, '<'))).toMatchObject({ sex: '0', sexLetter: '<', problems: [] });
    expect(read(changed(TD3_SPECIMEN, 2, 21, 'X'))).toMatchObject({ sex: '0', sexLetter: 'X', problems: [{ code: 'SEX' }] });
    expect(read(changed(TD3_SPECIMEN, 1, 1, 'I')).problems).toMatchObject([{ code: 'DOCUMENT_CODE', found: 'I' }]);
    expect(read(changed(TD3_SPECIMEN, 1, 6, '<'.repeat(39))).problems).toMatchObject([{ code: 'NAME' }]);
  });

  it.each([
    [[], 'FORMAT', 1],
    [['P<UTO'], 'FORMAT', 1],
    [[...TD3_SPECIMEN, ...TD3_SPECIMEN], 'FORMAT', 1],
    [[TD3_SPECIMEN[0].slice(1), TD3_SPECIMEN[1]], 'LENGTH', 1],
    [[TD2_SPECIMEN[0], `${TD2_SPECIMEN[1]}<<`], 'LENGTH', 2],
    [['V'.padEnd(44, '<'), TD3_SPECIMEN[1]], 'FORMAT', 1],
  ])('makes the lines unreadable, and says so', (lines, code, line) => {
    expect(readMrz(lines, ON)).toMatchObject({ format: 'unreadable', problems: [{ code, line }] });
  });
});
