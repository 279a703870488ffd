// Generated from data/ and rulebooks/ by scripts/generate.mjs. Do not edit.
import type { CodeName, DocumentCode, MrzFormat, Nationality, SideRecord } from '../records.js';

/** Sexes by ISO/IEC 5218. */
export const SEXES: readonly CodeName[] = [
  {"code":"0","names":{"vi":"không rõ","lo":"ບໍ່ຮູ້","zh":"不详","en":"not known"},"sources":[],"confidence":"unverified"},
  {"code":"1","names":{"vi":"nam","lo":"ຊາຍ","zh":"男","en":"male"},"sources":[],"confidence":"unverified"},
  {"code":"2","names":{"vi":"nữ","lo":"ຍິງ","zh":"女","en":"female"},"sources":[],"confidence":"unverified"},
  {"code":"9","names":{"vi":"không áp dụng","lo":"ບໍ່ນຳໃຊ້","zh":"不适用","en":"not applicable"},"sources":[],"confidence":"unverified"},
];

/** Names of the kinds of travel document. */
export const DOCUMENT_TYPE_NAMES: readonly CodeName[] = [
  {"code":"passport","names":{"vi":"hộ chiếu","lo":"ໜັງສືຜ່ານແດນ","zh":"护照","en":"passport"},"sources":[],"confidence":"unverified"},
  {"code":"identity-card","names":{"vi":"căn cước","lo":"ບັດປະຈຳຕົວ","zh":"身份证","en":"identity card"},"sources":[],"confidence":"unverified"},
  {"code":"border-pass","names":{"vi":"giấy thông hành biên giới","lo":"ໃບຜ່ານແດນ","zh":"边境通行证","en":"border pass"},"sources":[],"confidence":"unverified"},
  {"code":"border-resident-card","names":{"vi":"giấy chứng minh biên giới","lo":"ບັດຊາວຊາຍແດນ","zh":"边民证","en":"border resident card"},"sources":[],"confidence":"unverified"},
  {"code":"travel-permit","names":{"vi":"giấy thông hành","lo":"ໃບອະນຸຍາດເດີນທາງ","zh":"旅行证","en":"travel permit"},"sources":[],"confidence":"unverified"},
  {"code":"other","names":{"vi":"giấy tờ khác","lo":"ເອກະສານອື່ນ","zh":"其他证件","en":"other paper"},"sources":[],"confidence":"unverified"},
];

/** Document codes of the machine-readable zone. */
export const DOCUMENT_CODES: readonly DocumentCode[] = [
  {"code":"P","meaning":"passport","sources":["c-mrz-first"],"confidence":"confirmed"},
  {"code":"A","meaning":"official travel document other than passport","sources":["c-mrz-first"],"confidence":"confirmed"},
  {"code":"C","meaning":"official travel document other than passport","sources":["c-mrz-first"],"confidence":"confirmed"},
  {"code":"I","meaning":"official travel document other than passport (identity cards)","sources":["c-mrz-first"],"confidence":"confirmed"},
  {"code":"V","meaning":"visa","sources":[],"confidence":"unverified"},
  {"code":"AC","meaning":"crew member certificate","sources":["c-mrz-first"],"confidence":"confirmed"},
  {"code":"PP","meaning":"national passport","sources":["c-mrz-codes"],"confidence":"confirmed"},
  {"code":"PE","meaning":"emergency passport","sources":["c-mrz-codes"],"confidence":"confirmed"},
  {"code":"PD","meaning":"diplomatic passport","sources":["c-mrz-codes"],"confidence":"confirmed"},
  {"code":"PO","meaning":"official passport","sources":["c-mrz-codes"],"confidence":"confirmed"},
  {"code":"PR","meaning":"refugee travel document","sources":["c-mrz-codes"],"confidence":"confirmed"},
  {"code":"PT","meaning":"alien passport","sources":["c-mrz-codes"],"confidence":"confirmed"},
  {"code":"PS","meaning":"stateless person travel document","sources":["c-mrz-codes"],"confidence":"confirmed"},
  {"code":"PL","meaning":"laissez-passer","sources":["c-mrz-codes"],"confidence":"confirmed"},
  {"code":"PM","meaning":"military passport","sources":["c-mrz-codes"],"confidence":"confirmed"},
  {"code":"PU","meaning":"single-sheet emergency travel document","sources":["c-mrz-codes"],"confidence":"confirmed"},
];

/** Formats of the machine-readable zone. */
export const MRZ_FORMATS: readonly MrzFormat[] = [
  {"code":"TD1","lines":3,"length":30,"use":"ID-1 cards","sources":["c-mrz"],"confidence":"confirmed"},
  {"code":"TD2","lines":2,"length":36,"use":"ID-2 documents","sources":["c-mrz"],"confidence":"confirmed"},
  {"code":"TD3","lines":2,"length":44,"use":"passport booklets","sources":["c-mrz"],"confidence":"confirmed"},
  {"code":"MRV-A","lines":2,"length":44,"use":"visas, full page","sources":["c-mrz"],"confidence":"confirmed"},
  {"code":"MRV-B","lines":2,"length":36,"use":"visas, small","sources":["c-mrz"],"confidence":"confirmed"},
];

/** Nationalities known by name. */
export const NATIONALITIES: readonly Nationality[] = [
  {"code":"VNM","names":{"vi":"Việt Nam","lo":"ຫວຽດນາມ","zh":"越南","en":"Viet Nam"},"sources":["u-isocodes"],"confidence":"confirmed","side":"VN"},
  {"code":"LAO","names":{"vi":"Lào","lo":"ລາວ","zh":"老挝","en":"Laos"},"sources":["u-isocodes"],"confidence":"confirmed","side":"LA"},
  {"code":"CHN","names":{"vi":"Trung Quốc","lo":"ຈີນ","zh":"中国","en":"China"},"sources":["u-isocodes"],"confidence":"confirmed","side":"CN"},
  {"code":"KHM","names":{"vi":"Campuchia","lo":"ກຳປູເຈຍ","zh":"柬埔寨","en":"Cambodia"},"sources":["u-isocodes"],"confidence":"confirmed","side":"KH"},
  {"code":"THA","names":{"vi":"Thái Lan","lo":"ໄທ","zh":"泰国","en":"Thailand"},"sources":["u-isocodes"],"confidence":"confirmed","side":"TH"},
  {"code":"MMR","names":{"vi":"Mi-an-ma","lo":"ມຽນມາ","zh":"缅甸","en":"Myanmar"},"sources":["u-isocodes"],"confidence":"confirmed","side":"MM"},
  {"code":"XXA","names":{"vi":"người không quốc tịch","lo":"ຄົນບໍ່ມີສັນຊາດ","zh":"无国籍人","en":"stateless person"},"sources":[],"confidence":"unverified","side":null},
  {"code":"XXB","names":{"vi":"người tị nạn (Công ước 1951)","lo":"ຜູ້ອົບພະຍົບ (ສົນທິສັນຍາ 1951)","zh":"难民（1951年公约）","en":"refugee (1951 Convention)"},"sources":[],"confidence":"unverified","side":null},
  {"code":"XXC","names":{"vi":"người tị nạn khác","lo":"ຜູ້ອົບພະຍົບອື່ນ","zh":"其他难民","en":"other refugee"},"sources":[],"confidence":"unverified","side":null},
  {"code":"XXX","names":{"vi":"không xác định quốc tịch","lo":"ບໍ່ລະບຸສັນຊາດ","zh":"国籍不明","en":"unspecified nationality"},"sources":[],"confidence":"unverified","side":null},
];

/** Sides with their time zone and the code of their nationals. */
export const SIDES: readonly SideRecord[] = [
  {"side":"VN","zone":"Asia/Ho_Chi_Minh","nationality":"VNM","names":{"vi":"Việt Nam","lo":"ຫວຽດນາມ","zh":"越南","en":"Viet Nam"}},
  {"side":"LA","zone":"Asia/Vientiane","nationality":"LAO","names":{"vi":"Lào","lo":"ລາວ","zh":"老挝","en":"Laos"}},
  {"side":"CN","zone":"Asia/Shanghai","nationality":"CHN","names":{"vi":"Trung Quốc","lo":"ຈີນ","zh":"中国","en":"China"}},
];
