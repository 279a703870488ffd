import { Answers, Feature } from '@gatebook/service-kit';
import { READ_MRZ, type Asked, type MrzFields, type ReadMrz } from '@gatebook/contracts';
import { keptCountryCode } from '@gatebook/reference-data';
import { readMrz } from '@gatebook/travel-documents';
import { documentTypeOf } from '../../model/mrz.rules.js';
import { Today } from '../../model/today.part.js';

/** Reads a zone into the fields of a form; keeps nothing and looks nobody up. */
@Feature()
export class ReadMrzQuery {
  constructor(private readonly today: Today) {}

  @Answers(READ_MRZ)
  execute(asked: Asked<ReadMrz>): MrzFields {
    const { lines } = asked.body;
    const reading = readMrz(lines, this.today.day());
    const problems = reading.problems.map(({ field, code, line, position }) => ({ field, code, line, position }));
    if (reading.format === 'unreadable') return { format: reading.format, names: [], problems };
    const { format, sex, nationality, birthDate, primaryIdentifier, secondaryIdentifier, issuer, documentNumber, documentCode, expiresOn } =
      reading;
    const givenNames = secondaryIdentifier === '' ? undefined : secondaryIdentifier;
    return {
      format,
      names: primaryIdentifier === '' ? [] : [{ script: 'Latn', familyName: primaryIdentifier, givenNames, source: 'document' }],
      sex,
      birthDate: birthDate ?? undefined,
      nationality: keptCountryCode(nationality),
      document: {
        type: documentTypeOf(reading),
        issuer: keptCountryCode(issuer),
        number: documentNumber,
        expiresOn: expiresOn ?? undefined,
        documentCode,
        mrz: lines,
      },
      problems,
    };
  }
}
