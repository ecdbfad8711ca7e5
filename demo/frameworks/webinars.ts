import type { FirebaseConfig } from 'webinar-comments';

/** A replay with a thread of its own. */
export interface Webinar {
  readonly thread: string;
  readonly title: string;
  readonly text: string;
}

/** The page shows one of these at a time. Everybody in them is invented. */
export const WEBINARS: readonly [Webinar, Webinar] = [
  {
    thread: 'sleep-and-mood-2026',
    title: 'Sleep and mood',
    text: 'Dr Ines Halloway on what a bad night does to a day, and on small changes that people found worth trying.',
  },
  {
    thread: 'the-quiet-garden-2026',
    title: 'The quiet garden',
    text: 'Teodor Brandt plants with people who have had a hard year, and tells what the beds taught him about patience.',
  },
];

/** Put the settings object of your Firebase console here. Without one, comments stay in this browser. */
export const CONFIG: FirebaseConfig | null = null;
