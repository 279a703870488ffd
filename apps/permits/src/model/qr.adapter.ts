import type { CredentialQr } from '@gatebook/contracts';
import QRCode from 'qrcode';

/** About 15 % of the code may be unreadable at level M; four modules of quiet zone (ISO/IEC 18004). */
const FORM = { errorCorrectionLevel: 'M', margin: 4 } as const;
const PIXELS_A_MODULE = 8;

/** Version and level of the code that holds a text. */
export function qrOf(text: string): CredentialQr {
  return { version: QRCode.create(text, FORM).version, level: FORM.errorCorrectionLevel };
}

/** The code as SVG. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { ...FORM, type: 'svg' });
}

/** The code as PNG, base64. */
export async function qrPng(text: string): Promise<string> {
  return (await QRCode.toBuffer(text, { ...FORM, type: 'png', scale: PIXELS_A_MODULE })).toString('base64');
}
