import { testResultIn } from './test-result.js';

describe('the last line of npm test', () => {
  it('counts a suite that fails to run as a failure', () => {
    const report = JSON.stringify({ numPassedTests: 40, numFailedTests: 2, numRuntimeErrorTestSuites: 3, wasInterrupted: false });
    expect(testResultIn(report)).toEqual({ passed: 40, failed: 5 });
  });

  it.each([null, '', '{"numPassedTests": 4'])('never calls a run without a whole report (%j) green', (report) => {
    expect(testResultIn(report)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a run that was broken off as a failure', () => {
    expect(testResultIn(JSON.stringify({ numPassedTests: 1, numFailedTests: 0, wasInterrupted: true })).failed).toBe(1);
  });
});
