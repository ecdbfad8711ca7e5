import type { Locale } from '../../i18n/locale.js';
import { isLongBody } from '../../model/body.js';
import type { Comment } from '../../model/comment.js';
import { rearrangeThread } from '../../model/rearrange-thread.js';
import type { Conversation } from '../../model/thread.js';
import { authorName } from '../comment-heading.js';

/** How far from the screen a group is drawn in full, as a part of the screen's height. */
const AHEAD = '150%';

/** Milliseconds that a sketch somebody jumped to stays as it is while the person does nothing. */
const STILLNESS = 4000;

/** What shows that somebody looks at the page itself, and not at the words that the browser's search marks in it. */
const SIGNS = ['pointermove', 'wheel', 'touchstart', 'keydown', 'focusin'] as const;

/** What all sketches of a list are drawn with. */
export interface SketchScene {
  readonly locale: Locale;
  /** Level of the heading over each comment of its own. */
  readonly level: number;
}

/**
 * What a long thread needs besides a short one. It sketches the comments far from the screen: name, time and words, which
 * the browser's search and assistive technology find, without what can be pressed; and says when a group comes so near
 * that it has to be drawn in full. It puts the few comments that change into an arranged thread.
 */
export class LongThread {
  readonly #near: (group: Element) => void;
  readonly #observer: IntersectionObserver;
  readonly #visible = new Set<Element>();
  readonly #moulds = new WeakMap<Locale, Element>();

  /**
   * @param list - where signs of life are awaited
   * @param near - a group has to be drawn in full
   */
  constructor(list: HTMLElement, near: (group: Element) => void) {
    this.#near = near;
    this.#observer = new IntersectionObserver(this.#onSight, { rootMargin: `${AHEAD} 0px` });
    for (const sign of SIGNS) list.addEventListener(sign, this.#onSign, { passive: true });
  }

  /** Arranges a thread of which little changed. */
  readonly rearrange = rearrangeThread;

  /** Makes a group the sketch of some conversations. */
  fill(group: Element, conversations: readonly Conversation[], { locale, level }: SketchScene): void {
    const items = conversations.map(({ comment, replies }) => {
      const item = this.#item(comment, locale, level);
      if (replies.length > 0) {
        const list = document.createElement('div');
        list.className = 'replies';
        list.role = 'list';
        list.append(...replies.map((reply) => this.#item(reply, locale, level + 1)));
        item.append(list);
      }
      return item;
    });
    group.replaceChildren(...items);
    this.#observer.observe(group);
  }

  /** Empties a group that is to be drawn in full. */
  clear(group: Element): void {
    this.#observer.unobserve(group);
    this.#visible.delete(group);
    group.replaceChildren();
  }

  #item(comment: Comment, locale: Locale, level: number): Element {
    const item = this.#mould(locale).cloneNode(true) as Element;
    // Lists of children, made for each comment, would cost more than all that is written here.
    const heading = item.firstChild?.firstChild as Element;
    const [name, body] = [heading.firstChild as Element, heading.nextSibling as Element];
    const time = name.nextSibling as HTMLTimeElement;
    const isVisible = comment.state === 'visible';
    item.id = `comment-${comment.id}`;
    heading.ariaLevel = String(level);
    name.textContent = authorName(comment, locale);
    time.dateTime = new Date(comment.createdAt).toISOString();
    time.textContent = locale.formats.dateTime(comment.createdAt);
    body.textContent = isVisible ? comment.body : locale.messages.removed;
    if (!isVisible) body.className = 'removed';
    else if (isLongBody(comment.body)) body.className = 'body folded';
    return item;
  }

  /** Copying costs a part of what making costs. */
  #mould(locale: Locale): Element {
    const known = this.#moulds.get(locale);
    if (known) return known;
    const make = (tag: string, set: Readonly<Record<string, string>>, ...children: readonly Element[]): Element => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(set)) element.setAttribute(name, value);
      element.append(...children);
      return element;
    };
    const heading = make(
      'div',
      { class: 'heading', role: 'heading' },
      make('bdi', { class: 'name', part: 'author' }),
      make('time', { class: 'muted' }),
    );
    const body = make('div', { class: 'body', part: 'body', dir: 'auto' });
    const mould = make(
      'div',
      { role: 'listitem' },
      make('article', { class: 'sketch', part: 'comment' }, heading, body),
    );
    this.#moulds.set(locale, mould);
    return mould;
  }

  readonly #onSight = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      this.#visible.delete(target);
      if (!isIntersecting) continue;
      // Who comes by scrolling never sees a sketch. Whoever jumped into one may have the browser's search mark a word
      // in it, and a mark is gone with what it marks.
      if (box.bottom < 0 || box.top > window.innerHeight) this.#near(target);
      else {
        this.#visible.add(target);
        setTimeout(this.#onSign, STILLNESS);
      }
    }
  };

  readonly #onSign = (): void => {
    for (const group of [...this.#visible]) this.#near(group);
  };
}
