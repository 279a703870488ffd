/** What a test run came to. */
export interface TestResult {
  readonly passed: number;
  readonly failed: number;
}

/** Reads jest's JSON; a suite that could not run at all counts as one failure, and so does a report that is missing or broken. */
export function testResultIn(report: string | null): TestResult {
  const read = report === null ? null : parse(report);
  if (typeof read !== 'object' || read === null) return { passed: 0, failed: 1 };
  const passed = 'numPassedTests' in read ? Number(read.numPassedTests) : 0;
  const failedTests = 'numFailedTests' in read ? Number(read.numFailedTests) : 0;
  const brokenSuites = 'numRuntimeErrorTestSuites' in read ? Number(read.numRuntimeErrorTestSuites) : 0;
  const interrupted = 'wasInterrupted' in read && read.wasInterrupted === true ? 1 : 0;
  return { passed, failed: failedTests + brokenSuites + interrupted };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
