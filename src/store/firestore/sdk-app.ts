import { initializeApp, type FirebaseApp, type FirebaseOptions } from 'firebase/app';

/** Where the parts of the SDK meet, which its types leave out (`_FirebaseAppInternal` of `@firebase/app`). */
interface AppInternals {
  readonly container: { addOrOverwriteComponent(component: object): void };
}

/**
 * An app of the SDK; a name of its own keeps clear of one that the page itself has. It notes nothing about the days on
 * which somebody used it: the SDK would keep them in a database of its own, for Google's statistics.
 */
export function openApp(options: FirebaseOptions, name: string): FirebaseApp {
  const app = initializeApp(options, name);
  // The shape is `HeartbeatService` of `@firebase/app`.
  addPart(app, 'heartbeat', {
    triggerHeartbeat: () => Promise.resolve(),
    getHeartbeatsHeader: () => Promise.resolve(''),
  });
  return app;
}

/** Puts something of ours where the SDK looks for one of its own parts, like `auth-internal`. */
export function addPart(app: FirebaseApp, name: string, part: object): void {
  (app as unknown as AppInternals).container.addOrOverwriteComponent({
    name,
    instanceFactory: () => part,
    type: 'PRIVATE',
    multipleInstances: false,
    serviceProps: {},
    instantiationMode: 'LAZY',
    onInstanceCreated: null,
  });
}
