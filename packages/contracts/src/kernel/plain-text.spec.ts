import { registryNumber } from './plain-text.js';

describe('a number that the registry gave', () => {
  it.each([
    ['vn-26-0000036', 'VN-26-0000036'],
    ['VN260000036', 'VN-26-0000036'],
    ['vn 26 0000036', 'VN-26-0000036'],
    ['ＶＮ－２６－００００\u200B036', 'VN-26-0000036'],
    ['VN\u201326\u20130000036', 'VN-26-0000036'],
    ['VN-R-26-0000012', 'VN-R-26-0000012'],
    ['vnr260000012', 'VN-R-26-0000012'],
    // Of other shapes: as they were written.
    ['0100109106', '0100109106'],
    ['LA-2026/77', 'LA-2026/77'],
    ['VN-26-000003', 'VN-26-000003'],
  ])('is the same however it was typed: %s', (typed, number) => {
    expect(registryNumber(typed)).toBe(number);
  });
});
