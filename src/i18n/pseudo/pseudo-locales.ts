import type { Dictionary } from '../messages.js';
import { accented } from './accented.js';
import { mirrored } from './mirrored.js';

/** The pseudo-locale that its tag names. */
export const dictionary: Dictionary = (formats) => (formats.lang === 'en-XB' ? mirrored : accented)(formats);
