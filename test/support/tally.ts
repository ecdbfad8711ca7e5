/** How many checks went which way. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Nothing checked yet. */
export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Both together. */
export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The one line that says how it went. */
export function lineOf({ passed, failed, skipped }: Tally): string {
  const line = `${String(passed)} passed, ${String(failed)} failed`;
  return skipped === 0 ? line : `${line}, ${String(skipped)} skipped`;
}

/**
 * What a run of tests amounts to. A run that ended badly without naming a failed test, or that ran no test at all,
 * has failed: both happen when a file cannot even be loaded.
 */
export function settle(counted: Tally, exitCode: number): Tally {
  const isSilentFailure = counted.failed === 0 && (exitCode !== 0 || counted.passed === 0);
  return isSilentFailure ? { ...counted, failed: 1 } : counted;
}

/** The counts at the end of TAP output (https://testanything.org) as Node's test runner writes them. */
export function tallyOfTap(output: string): Tally {
  const sumOf = (label: string): number =>
    [...output.matchAll(new RegExp(`^# ${label} (\\d+)$`, 'gm'))].reduce((sum, match) => sum + Number(match[1]), 0);
  return {
    passed: sumOf('pass'),
    failed: sumOf('fail') + sumOf('cancelled'),
    skipped: sumOf('skipped') + sumOf('todo'),
  };
}
