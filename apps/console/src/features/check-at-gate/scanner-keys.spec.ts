import { isScannersEnter, isTyped } from './scanner-keys.js';

const aKey = (key: string, timeStamp: number, ctrlKey = false) => ({ key, timeStamp, ctrlKey, altKey: false, metaKey: false });

describe('the Enter that ends a scan', () => {
  it('comes on the heels of what was scanned', () => {
    expect(isScannersEnter(aKey('Enter', 1_012), 1_000)).toBe(true);
  });

  it('is not the officer’s, which comes later or alone', () => {
    expect(isScannersEnter(aKey('Enter', 1_400), 1_000)).toBe(false);
    expect(isScannersEnter(aKey('Enter', 20), 0)).toBe(false);
    expect(isScannersEnter(aKey(' ', 1_012), 1_000)).toBe(false);
  });
});

it('tells what is written from Tab, arrows and shortcuts', () => {
  expect(isTyped(aKey('G', 1))).toBe(true);
  expect(['Tab', 'ArrowDown', 'Enter', 'F5'].map((key) => isTyped(aKey(key, 1)))).toEqual([false, false, false, false]);
  expect(isTyped(aKey('r', 1, true))).toBe(false);
});
