/* eslint-disable no-control-regex -- control characters are what this file takes out */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
// Embeddings, overrides and isolates can turn the words around them; marks (LRM, RLM) cannot.
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;
const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// From the start of a run alone: begun anew at each of its spaces, a comment of spaces takes the square of its length.
const LINE_ENDS = /(?<![^\S\n])[^\S\n]+\n/g;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
// Joiners and variation selectors carry meaning after these (Persian, Sinhala, emoji) and only after these.
// One class in brackets would be shorter, but Chromium 156 fails to find an emoji with a class at the end of a text.
const JOINABLE = /(?:\p{M}|\p{Script=Arabic}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u;
const JOINERS = '\u200C\u200D\uFE0F';

/** The words of a comment as they are kept: no control or direction-changing characters, at most one empty line in a row. */
export function cleanBody(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .replace(LONE_SURROGATES, '\uFFFD')
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A name as it is kept and shown: one line, without the invisible characters that let one name imitate another. */
export function cleanName(text: string): string {
  const cleaned = text
    .replace(BIDI_CONTROLS, '')
    .replace(LONE_SURROGATES, '')
    .replace(INVISIBLE, (character, index: number, whole: string) =>
      JOINERS.includes(character) && JOINABLE.test(whole.slice(0, index)) ? character : '',
    )
    .normalize('NFKC')
    .replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, ' ')
    .trim();
  // A character that is taken out may have vouched for the joiner behind it; every round is shorter than the last.
  return cleaned === text ? text : cleanName(cleaned);
}
