import { isTyped, ScannerKeys, type Key } from './scanner-keys.js';

const aKey = (key: string, timeStamp: number, ctrlKey = false): Key => ({ key, timeStamp, ctrlKey, altKey: false, metaKey: false });

/** How each key of a text is judged when it comes so many milliseconds after the one before. */
const judged = (keys: readonly string[], pace: number, scanner = new ScannerKeys(), from = 10_000) =>
  keys.map((key, place) => scanner.judge(aKey(key, from + place * pace))?.as);

describe('the keys of a scanner', () => {
  it('are all known for a scan but the first: a Space within a credential and the Enter at its end too', () => {
    expect(judged([...'GB1: X', 'Enter'], 10)).toEqual(['alone', 'scan', 'scan', 'scan', 'scan', 'scan', 'scan']);
  });

  it('tell what the first of them was, so that it can be taken back', () => {
    const scanner = new ScannerKeys();
    scanner.judge(aKey('G', 1_000));
    expect(scanner.judge(aKey('B', 1_020))).toEqual({ as: 'scan', first: 'G', ends: false });
    expect(scanner.judge(aKey('1', 1_040))).toEqual({ as: 'scan', ends: false });
  });

  it('follow upon one another without a pause between two papers', () => {
    const scanner = new ScannerKeys();
    judged(['G', 'B', 'Enter'], 10, scanner, 1_000);
    expect(judged(['G', ' ', 'Enter'], 10, scanner, 1_030)).toEqual(['scan', 'scan', 'scan']);
  });

  it('are known though they bring Shift with them', () => {
    const scanner = new ScannerKeys();
    scanner.judge(aKey('Shift', 1_000));
    expect(scanner.judge(aKey('G', 1_005))?.as).toBe('alone');
    expect(scanner.judge(aKey('Shift', 1_060))).toBeNull();
    expect(scanner.judge(aKey('B', 1_070))?.as).toBe('scan');
  });

  it('press nothing from a slow scanner either', () => {
    expect(judged(['G', ' ', 'B', 'Enter'], 300)).toEqual(['alone', 'typed', 'alone', 'typed']);
  });
});

describe('the end of a paper', () => {
  const NUMBER = [...'VN-26-0000123'];
  const PACE = 10;
  /** A scanner that has written a paper, and when its next key comes. */
  const written = (paper: readonly string[] = NUMBER) => {
    const scanner = new ScannerKeys();
    judged(paper, PACE, scanner, 0);
    return { scanner, at: paper.length * PACE };
  };

  it.each([
    ['Enter', false],
    ['Tab', false],
    ['j', true],
    ['m', true],
  ])('is told by %s (with Control: %s)', (key, ctrlKey) => {
    const { scanner, at } = written();
    scanner.judge(aKey('Control', at));
    expect(scanner.judge(aKey(key, at, ctrlKey))).toEqual({ as: 'scan', ends: true });
  });

  it.each([
    ['Enter', 'Enter', false],
    ['Enter', 'j', true],
    ['Tab', 'Enter', false],
  ])('has a second key that means nothing more: %s and %s', (key, second, ctrlKey) => {
    const { scanner, at } = written();
    scanner.judge(aKey(key, at));
    expect(scanner.judge(aKey('Control', at + PACE))).toBeNull();
    expect(scanner.judge(aKey(second, at + PACE, ctrlKey))).toEqual({ as: 'tail', ends: false });
    // The next paper begins: its keys are a scan like those before.
    expect(judged(['V', 'N'], PACE, scanner, at + 2 * PACE)).toEqual(['scan', 'scan']);
    expect(scanner.paperLength).toBe(0);
  });

  it('is no Tab of a hand that types quickly, and none after a pause', () => {
    const { scanner, at } = written([...'PHAM']);
    expect(scanner.judge(aKey('Tab', at))?.ends).toBe(false);
    const slow = written();
    expect(slow.scanner.judge(aKey('Tab', slow.at + 100))).toEqual({ as: 'alone', ends: false });
  });

  it('can be seen where nothing tells it: how much of what stands in a field the scanner wrote', () => {
    const { scanner, at } = written();
    expect(scanner.paperLength).toBe(NUMBER.length);
    scanner.judge(aKey('x', at + 100));
    expect(scanner.paperLength).toBe(0);
    expect(written([...'PHAM']).scanner.paperLength).toBe(0);
  });

  it('counts the signs of one paper, not of those before it', () => {
    const { scanner, at } = written();
    scanner.judge(aKey('Enter', at));
    judged([...'LAO P1234567'], PACE, scanner, at + PACE);
    expect(scanner.paperLength).toBe('LAO P1234567'.length);
  });
});

describe('the keys of a hand', () => {
  it('press what they mean: alone, after a pause, after Tab', () => {
    expect(judged(['Enter'], 0)).toEqual(['alone']);
    expect(judged(['G', 'Enter'], 1_000)).toEqual(['alone', 'alone']);
    expect(judged(['Tab', 'Tab', ' '], 120)).toEqual(['alone', 'alone', 'alone']);
  });

  it('are no scan while one of them is held down', () => {
    const scanner = new ScannerKeys();
    scanner.judge(aKey('Backspace', 1_000));
    expect(scanner.judge({ ...aKey('Backspace', 1_030), repeat: true })?.as).toBe('alone');
  });
});

it('tells what is written from Tab, arrows and shortcuts', () => {
  expect(isTyped(aKey('G', 1))).toBe(true);
  expect(['Tab', 'ArrowDown', 'Enter', 'F5'].map((key) => isTyped(aKey(key, 1)))).toEqual([false, false, false, false]);
  expect(isTyped(aKey('r', 1, true))).toBe(false);
});
