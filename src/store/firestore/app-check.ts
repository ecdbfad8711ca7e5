import type { Settings } from '../../model/settings.js';

let complained = false;

/**
 * The header by which Google's services know that a request comes from the site itself
 * (https://firebase.google.com/docs/app-check/custom-resource-backend); empty where the site does not use App Check, and
 * where no token can be had: whether that matters is for the services to say.
 */
export async function appCheckHeaders(
  settings: Extract<Settings, { kind: 'firestore' }>,
): Promise<Readonly<Record<string, string>>> {
  if (!settings.appCheck) return {};
  try {
    const { appCheckToken } = await import('./sdk-app-check.js');
    return { 'X-Firebase-AppCheck': await appCheckToken(settings, settings.appCheck) };
  } catch (thrown) {
    // Every request asks; one complaint is enough.
    if (!complained) console.warn(`[webinar-comments] App Check gives no token. ${String(thrown)}`);
    complained = true;
    return {};
  }
}
