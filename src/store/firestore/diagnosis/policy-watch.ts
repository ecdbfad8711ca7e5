import type { Finding } from '../../finding.js';

/** Notes what the page's Content-Security-Policy keeps away. */
export class PolicyWatch {
  readonly #findings = new Map<string, Finding>();

  constructor() {
    document.addEventListener('securitypolicyviolation', this.#note);
  }

  /** What was kept away so far, each server and directive once. */
  async stop(): Promise<readonly Finding[]> {
    // The browser tells of a violation in a task of its own, after the request has failed.
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.removeEventListener('securitypolicyviolation', this.#note);
    return [...this.#findings.values()];
  }

  readonly #note = ({ blockedURI, effectiveDirective, disposition }: SecurityPolicyViolationEvent): void => {
    if (disposition !== 'enforce' || !URL.canParse(blockedURI)) return;
    const { origin } = new URL(blockedURI);
    const directive = effectiveDirective.replace(/-(elem|attr)$/, '');
    this.#findings.set(`${directive} ${origin}`, {
      code: 'policy',
      message: `The page's Content-Security-Policy keeps the element from ${origin}.`,
      fix: `Add to the directive ${directive}: ${origin}`,
    });
  };
}
