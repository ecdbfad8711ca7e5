/**
 * Rules with another answer of one of the settings at their top.
 *
 * @throws Error when the rules have no such setting
 */
export function withSetting(rules: string, setting: string, answer: string): string {
  const pattern = new RegExp(`(function ${setting}\\(\\) \\{ return )[^;]+`);
  if (!pattern.test(rules)) throw new Error(`The rules have no setting ${setting}.`);
  return rules.replace(pattern, `$1${answer}`);
}
