import { pseudo } from './pseudo.js';

const RIGHT_TO_LEFT_OVERRIDE = '\u202e';
const POP = '\u202c';

/** English written from right to left, for people who check the layout and read no such language. */
export const mirrored = pseudo({ lang: 'en-XB', dir: 'rtl' }, (sentence) =>
  sentence === '' ? '' : RIGHT_TO_LEFT_OVERRIDE + sentence + POP,
);
