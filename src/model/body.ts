/** A run of a comment's words: plain, or an address that can be opened. */
export type BodySegment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi;
const MAX_ADDRESS = 2000;
const MAX_LINKS = 50;
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Splits plain text into text and http(s) links; nothing else becomes a link, and HTML is never parsed. */
export function bodySegments(text: string): readonly BodySegment[] {
  const segments: BodySegment[] = [];
  let end = 0;
  let links = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailingMarks(match[0]);
    const href = safeHref(address);
    if (href === null || ++links > MAX_LINKS) continue;
    if (match.index > end) segments.push({ kind: 'text', text: text.slice(end, match.index) });
    segments.push({ kind: 'link', text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) segments.push({ kind: 'text', text: text.slice(end) });
  return segments;
}

/** Words after which a comment is folded, and lines likewise; a fold hides nothing from assistive technology. */
const FOLD_CHARACTERS = 900;
const FOLD_LINES = 12;

/** Whether a comment is long enough to be folded. */
export function isLongBody(text: string): boolean {
  return text.length > FOLD_CHARACTERS || text.split('\n', FOLD_LINES + 1).length > FOLD_LINES;
}

// A full stop or a bracket after an address belongs to the sentence, unless the address opened that bracket itself.
// Every mark is looked at once: an address of brackets alone can be as long as a comment.
function withoutTrailingMarks(address: string): string {
  let end = address.length;
  const counts: Record<string, number> = {};
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const opener = CLOSERS[last];
    const unopened = opener === undefined ? 1 : (counts[last] ??= countOf(address, last) - countOf(address, opener));
    if (unopened <= 0 || !/[.,;:!?)\]}*_~…»”’]/.test(last)) break;
    counts[last] = unopened - 1;
  }
  return address.slice(0, end);
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}

function safeHref(address: string): string | null {
  if (address.length > MAX_ADDRESS || !URL.canParse(address)) return null;
  const url = new URL(address);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '' ? url.href : null;
}
