import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { EnterEmployer } from './employers.js';
import { SetQuota } from './quota.js';
import { DraftRegistration } from './registration.js';

const ID = '01938e5c-0000-7000-8000-000000000001';
/** Whole bodies, as integrators send them: fields may be added, these keep their names. */
const EMPLOYER = {
  registrationNumber: '4900123456',
  side: 'CN',
  name: '宁明青坡蔗业农场',
  nameLatin: 'Qingpo',
  territory: 'CN:451400',
  industry: 'A',
};
const REGISTRATION = {
  personId: ID,
  agreementId: ID,
  employerId: ID,
  contract: {
    occupation: '92',
    workplaceTerritory: 'CN:451400',
    from: '2026-12-01',
    to: '2026-12-31',
    wage: { amount: '3000.00', currency: 'CNY', per: 'month' },
  },
  papers: [{ kind: 'health-check', issuedOn: '2026-11-01' }, { kind: 'insurance' }],
};
const QUOTA = { agreementId: ID, lines: [{ period: 'year', from: '2026-01-01', places: 500 }] };
const wrongIn = (dto: new () => object, body: object) =>
  validateSync(plainToInstance(dto, body), { whitelist: true, forbidNonWhitelisted: true }).map(({ property }) => property);

describe('the bodies of workers', () => {
  it('keep the fields that integrators send', () => {
    expect([wrongIn(EnterEmployer, EMPLOYER), wrongIn(DraftRegistration, REGISTRATION), wrongIn(SetQuota, QUOTA)]).toEqual([[], [], []]);
  });

  it('refuse unknown fields inside, days that no calendar has, and money as a number', () => {
    const contract = (more: object) => wrongIn(DraftRegistration, { ...REGISTRATION, contract: { ...REGISTRATION.contract, ...more } });
    expect([
      contract({ bonus: 1 }),
      contract({ from: '2026-02-30' }),
      contract({ wage: { amount: 3000, currency: 'CNY', per: 'month' } }),
    ]).toEqual([['contract'], ['contract'], ['contract']]);
    expect(wrongIn(SetQuota, { ...QUOTA, lines: [{ ...QUOTA.lines[0], places: -1 }] })).toEqual(['lines']);
    expect(wrongIn(EnterEmployer, { ...EMPLOYER, side: 'China' })).toEqual(['side']);
  });
});
