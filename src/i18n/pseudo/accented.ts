import { pseudo } from './pseudo.js';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'áƀçđéƒğĥíĵķĺɱñóþǫŕšţúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶĹṀÑÓÞǪŔŠŢÚṼŴẊÝŽ';

/** English with accents on every letter, in brackets, and a third longer: what has none was never translated. */
export const accented = pseudo({ lang: 'en-XA', dir: 'ltr' }, (sentence) => {
  if (sentence === '') return '';
  const letters = Array.from(sentence, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
  return `[${letters.join('')}${' one two three four five six'.slice(0, sentence.length / 3).replace(/\w/g, '~')}]`;
});
