/**
 * The parts inside that a page may style. Every element hands them on to the one around it, or they could not be reached
 * from the page (https://drafts.csswg.org/css-shadow-parts/#exportparts-attr).
 */
export const PARTS = 'comment, author, role, body, submit, arrivals, more, all';
