import type { FirebaseApp } from 'firebase/app';
import { appCheckHeaders } from './app-check.js';
import type { FirestoreSettings } from './firestore-rest.js';
import { addPart } from './sdk-app.js';

/**
 * Lets an app of the SDK know the App Check tokens of this page, where the settings ask for them
 * (the shape is `FirebaseAppCheckInternal` of `@firebase/app-check-interop-types`).
 */
export function addAppCheck(app: FirebaseApp, settings: FirestoreSettings): void {
  if (!settings.appCheck) return;
  addPart(app, 'app-check-internal', {
    getToken: async () => {
      const { 'X-Firebase-AppCheck': token } = await appCheckHeaders(settings);
      return token === undefined ? null : { token };
    },
    addTokenListener: () => undefined,
    removeTokenListener: () => undefined,
  });
}
