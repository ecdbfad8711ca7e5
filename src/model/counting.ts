const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;

/** Whether a reader would see anything at all. */
export function isBlank(text: string): boolean {
  return text.replace(UNSEEN, '').trim() === '';
}

let segmenter: Intl.Segmenter | undefined;

/** Characters as a reader counts them: an emoji made of several code points is one (UAX #29 grapheme clusters). */
export function countCharacters(text: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const segment of segmenter.segment(text)) count += segment.segment ? 1 : 0;
  return count;
}
