/** Marks a moment in the browser's timeline (`performance.getEntriesByType('mark')`), for the measurements of the page. */
export function mark(moment: 'open' | 'first-comments' | 'live'): void {
  performance.mark(`webinar-comments:${moment}`);
}
