import { getToken, initializeAppCheck, ReCaptchaEnterpriseProvider, type AppCheck } from 'firebase/app-check';
import type { AppCheckSettings } from '../../model/settings.js';
import { openApp } from './sdk-app.js';

const HINT =
  'Is "app-check-site-key" a reCAPTCHA Enterprise key of this site, registered for the app of "app-id", and does the ' +
  "page's Content-Security-Policy let App Check in?";

const checks = new Map<string, AppCheck>();

/**
 * A token of App Check over the official SDK, which renews it in time. Rejects with an error that says what to look at
 * when none is to be had.
 */
export async function appCheckToken(
  { projectId, apiKey }: { readonly projectId: string; readonly apiKey: string },
  { appId, siteKey }: AppCheckSettings,
): Promise<string> {
  const key = `webinar-comments app check ${projectId} ${appId} ${siteKey}`;
  let check = checks.get(key);
  if (!check) {
    const provider = new ReCaptchaEnterpriseProvider(siteKey);
    const app = openApp({ projectId, apiKey, appId }, key);
    check = initializeAppCheck(app, { provider, isTokenAutoRefreshEnabled: true });
    checks.set(key, check);
  }
  try {
    return (await getToken(check)).token;
  } catch (thrown) {
    throw new Error(HINT, { cause: thrown });
  }
}
