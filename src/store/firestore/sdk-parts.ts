import type { FirebaseApp } from 'firebase/app';
import { appCheckHeaders } from './app-check.js';
import type { FirestoreSettings } from './firestore-rest.js';

/** Where the parts of the SDK meet, which its types leave out (`_FirebaseAppInternal` of `@firebase/app`). */
interface AppInternals {
  readonly container: { addComponent(component: object): void };
}

/** Puts something of ours where the SDK looks for one of its own parts, like `auth-internal`. */
export function addPart(app: FirebaseApp, name: string, part: object): void {
  (app as unknown as AppInternals).container.addComponent({
    name,
    instanceFactory: () => part,
    type: 'PRIVATE',
    multipleInstances: false,
    serviceProps: {},
    instantiationMode: 'LAZY',
    onInstanceCreated: null,
  });
}

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
