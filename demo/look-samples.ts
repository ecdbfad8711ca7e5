import type { SampleComment } from './sample-comments.js';

const HOUR = 60;

/** What invented people wrote on the four pages of `theming.html`, by thread. */
export const lookSamples: Readonly<Record<string, readonly SampleComment[]>> = {
  'look-newspaper': [
    {
      name: 'Cordelia Marsh',
      body: 'My grandfather fed three children by selling tea on the 23:10. He would have asked your speaker one thing: who lights the stove now?',
      minutesAgo: 4 * HOUR,
      replies: [
        {
          name: 'Anselm Voss',
          role: 'host',
          body: 'Nobody, madam, and that is the whole of next week’s talk.',
          minutesAgo: 2 * HOUR,
        },
      ],
    },
    {
      name: '',
      body: 'The timetable you print on page four is from the spring. I know because I stood there in the rain with it.',
      minutesAgo: 27 * HOUR,
    },
  ],
  'look-clinic': [
    {
      name: 'Hanne',
      body: 'The part about silence being too quiet made me laugh out loud. I sleep with the kitchen radio on since then, very low.',
      minutesAgo: 6 * HOUR,
    },
    {
      name: '',
      body: 'Does the sound get quieter with the years, or do we only get used to it?',
      minutesAgo: 30 * HOUR,
      replies: [
        {
          name: 'Dr Imke Sand',
          role: 'expert',
          body: 'Mostly the second, and that is better news than it sounds. Please have a new or one-sided sound looked at.',
          minutesAgo: 26 * HOUR,
        },
      ],
    },
  ],
  'look-cinema': [
    {
      name: 'mirek_b',
      body: 'The wave at the end is a BATH TOWEL? I watched it four times and I still believe the sea.',
      minutesAgo: 35,
      replies: [{ name: 'Juno Arai', role: 'expert', body: 'Two towels. The second one is the foam.', minutesAgo: 21 }],
    },
    { name: '', body: 'Please do snow next.', minutesAgo: 9 * HOUR },
  ],
  'look-nineties': [
    {
      name: 'Otto',
      role: 'host',
      body: 'Hello and welcome to my guest book!! If a photo does not load, wait a minute, my cousin is on the phone.',
      minutesAgo: 50 * HOUR,
    },
    {
      name: 'Wendeline',
      body: 'I have one with an eye on each wing in my bathroom. Where do I send the drawing?',
      minutesAgo: 3 * HOUR,
    },
  ],
};
