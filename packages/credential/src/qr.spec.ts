import { readFileSync } from 'node:fs';
import QRCode from 'qrcode';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { aCredential, aTrustList, aVisitorsCredential, KEY, NOW } from '../test/a-credential.js';
import { blurredAndNoisy, rendered } from '../test/a-photograph.js';
import { CREDENTIAL_QR_BUDGET, encodeCredential, readCredential, type PermitCredential } from './index.js';

const LATIN = 'NGUYEN PHUC THUY KHANH LINH PHUONG TRANG'; // 40 letters and spaces
const OWN = 'NGUYỄN PHÚC THÙY KHÁNH LINH PHƯƠNG TRANG';
const LAO_LATIN = 'PHOMMACHANTHAVONG SOUKSAVATH KEODOUANGDY';
const LAO = 'ສຸກສະຫວັດ ແກ້ວດວງດີ ພົມມະຈັນທະວົງ';
const ZH_60 = '广西壮族自治区崇左市宁明县青坡蔗业种植农民专业合作社联合社与凭祥望岭综合保税区装卸运输服务有限责任公司驻浦寨口岸分公司一';
const VI_60 = 'Hợp tác xã dịch vụ bốc xếp, vận tải và gieo trồng mía Vọng Lĩ'.slice(0, 60);
const GATES = ['vncn-huu-nghi', 'vncn-tan-thanh-1088-1089', 'vncn-dong-dang-rail'];

/** The longest worker permit that is realistic: it has everything, and all of it long. */
function theLongestWorkersCredential(names: Partial<PermitCredential['holder']>, employer: string): PermitCredential {
  const holder = { latinName: LATIN, ownScriptName: OWN, birthDate: '1994-03-09', nationality: 'VNM', ...names };
  const workplace = 'CN:451423';
  return aCredential({ holder, employer, workplace, gates: GATES, statusList: { list: 12, index: 99_999 } });
}

const lao = { latinName: LAO_LATIN, ownScriptName: LAO, nationality: 'LAO' };
/** What, who, and what the code carries: the name in own script or not, and how much of the employer. */
const longest: readonly (readonly [string, PermitCredential, readonly [boolean, string]])[] = [
  ['Vietnamese names, Chinese employer', theLongestWorkersCredential({}, ZH_60), [true, '广西壮族自治区崇左市宁明县青坡蔗业种植农…']],
  ['Vietnamese names, Vietnamese employer', theLongestWorkersCredential({}, VI_60), [true, 'Hợp tác xã dịch vụ bốc xếp, vận tải và gi…']],
  ['Lao names, Chinese employer', theLongestWorkersCredential(lao, ZH_60), [false, '广西壮族自治区崇左市宁明县青坡蔗业种植农…']],
  ['Lao names, Vietnamese employer', theLongestWorkersCredential(lao, VI_60), [true, 'Hợp tá…']],
];

beforeAll(() => {
  const file = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(file).buffer } });
});

describe('the QR code', () => {
  it.each(longest)('of the longest worker permit stays within version 12-M: %s', (_, credential, carried) => {
    expect([credential.holder.latinName.length, [...(credential.employer ?? '')].length]).toEqual([40, 60]);
    const text = encodeCredential(credential, KEY);
    const qr = QRCode.create(text, { errorCorrectionLevel: 'M' });
    expect(qr.version).toBeLessThanOrEqual(12);
    expect(qr.segments.map((segment) => segment.mode.id)).toEqual(['Alphanumeric']);
    const reading = readCredential(text, aTrustList(), NOW);
    if (reading.outcome !== 'valid') throw new Error(reading.outcome);
    // Sixty letters of an employer have no room beside everything else; the rest of the credential is whole.
    const { employer, holder } = reading.credential;
    expect(reading.credential).toEqual({ ...credential, employer, holder });
    expect({ ...holder, ownScriptName: credential.holder.ownScriptName }).toEqual(credential.holder);
    expect([holder.ownScriptName !== undefined, employer]).toEqual(carried);
  });

  it('holds no more than its budget says', () => {
    const { characters, level, version } = CREDENTIAL_QR_BUDGET;
    expect(QRCode.create('A'.repeat(characters), { errorCorrectionLevel: level }).version).toBe(version);
    expect(QRCode.create('A'.repeat(characters + 1), { errorCorrectionLevel: level }).version).toBe(version + 1);
  });

  it('measures what the README says', () => {
    const measured = [aVisitorsCredential(), aCredential(), ...longest.map(([, credential]) => credential)].map((credential) => {
      const text = encodeCredential(credential, KEY);
      return [text.length, QRCode.create(text, { errorCorrectionLevel: 'M' }).version];
    });
    expect(measured).toEqual([
      [286, 10],
      [333, 11],
      [418, 12],
      [418, 12],
      [417, 12],
      [418, 12],
    ]);
  });

  it.each([['a visitor', aVisitorsCredential()] as const, ...longest.map(([name, credential]) => [name, credential] as const)])(
    'of %s decodes from a blurred, noisy image to the exact text',
    async (_, credential) => {
      const text = encodeCredential(credential, KEY);
      const image = blurredAndNoisy(rendered(QRCode.create(text, { errorCorrectionLevel: 'M' }).modules));
      const [found, ...others] = await readBarcodes(image, { formats: ['QRCode'] });
      expect(others).toEqual([]);
      expect(found?.text).toBe(text);
    },
  );
});
