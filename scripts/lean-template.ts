/** What ends the name of an attribute that Lit is to set; Lit's own end is in no name that a script may give. */
export const BOUND = '-lit';

const PIECES = /<(\?[^>]*)>|<\/[^>]*>|<([\w-]+)((?:"[^"]*"|[^>"])*)>|[^<]+/g;
const ATTRIBUTES = /([^\s=/]+)(?:="([^"]*)"|=([^\s"]+))?/g;

/**
 * The nodes of a template as Lit prepares it, made one by one: markup that a script hands to the browser would need a
 * policy of Trusted Types, whose name only one copy of Lit on a page can have. It knows what the templates here are
 * written in: closed tags, quoted values, no character references, no SVG.
 */
export function templateOf(markup: string): HTMLTemplateElement {
  const template = document.createElement('template');
  // Elements of this document do nothing before they are copied into the page.
  const { ownerDocument } = template.content;
  let place: Node = template.content;
  for (const [text, comment, tag, attributes = ''] of markup.matchAll(PIECES)) {
    if (comment) place.appendChild(ownerDocument.createComment(comment));
    else if (tag) {
      const element = place.appendChild(ownerDocument.createElement(tag));
      let bound = 0;
      for (const [, name = '', quoted, value = quoted ?? ''] of attributes.matchAll(ATTRIBUTES)) {
        // Lit remembers the real names in their order.
        element.setAttribute(name.endsWith(BOUND) ? String.fromCharCode(97 + bound++) + BOUND : name, value);
      }
      if (tag !== 'input') place = element;
    } else if (text.startsWith('<')) place = place.parentNode ?? place;
    else place.appendChild(ownerDocument.createTextNode(text));
  }
  return template;
}
