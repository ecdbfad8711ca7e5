import assert from 'node:assert/strict';
import type { KeyInput, Page } from 'puppeteer-core';
import { until } from './until.js';

/** What has the focus, through all shadow roots. */
export interface Focus {
  /** Its tag, or that of the element around it which is ours: `body` when nothing has the focus. */
  readonly tag: string;
  /** What it is called: label, words or value. */
  readonly name: string;
  readonly role: string;
  /** The part of its height that is on the screen, below the header and above what lies over it. */
  readonly visible: number;
}

const MOST_TABS = 150;

/** Somebody who has a keyboard and no mouse. After every key the focus has to be somewhere, and to be seen. */
export class Keyboard {
  readonly #page: Page;
  /** What was pressed so far, for whoever reads of a failure. */
  readonly steps: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** What has the focus. */
  focus(): Promise<Focus> {
    return this.#page.evaluate(readFocus);
  }

  /** Presses a key; the focus must not be lost by it, nor hidden. */
  async press(key: KeyInput, modifier?: KeyInput): Promise<Focus> {
    if (modifier) await this.#page.keyboard.down(modifier);
    await this.#page.keyboard.press(key);
    if (modifier) await this.#page.keyboard.up(modifier);
    return this.check(modifier ? `${modifier}+${key}` : key);
  }

  /** Goes on with the Tab key until something has the focus whose name begins with some words. */
  async tabTo(name: string, isBack = false): Promise<Focus> {
    for (let i = 0; i < MOST_TABS; i++) {
      const focus = await this.press('Tab', isBack ? 'Shift' : undefined);
      if (focus.name.startsWith(name)) return focus;
    }
    throw new Error(`There is no "${name}" on the way of the Tab key.`);
  }

  /** Waits until the focus is on something with a name that begins with some words. */
  async arrivesAt(name: string): Promise<void> {
    let focus: Focus | null = null;
    await until(`the focus is on "${name}"`, async () => {
      focus = await this.focus();
      return focus.name.startsWith(name);
    }).catch((error: unknown) => {
      throw new Error(`${String(error)} It is on ${JSON.stringify(focus)}.`);
    });
    await this.check(`(${name})`);
  }

  /** Fails where the focus is nowhere, or less than half of what has it is seen. */
  async check(step: string): Promise<Focus> {
    await this.#page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const focus = await this.focus();
    this.steps.push(`${step} → ${focus.role || focus.tag} "${focus.name.slice(0, 40)}"`);
    const trail = this.steps.slice(-4).join('\n');
    assert.notEqual(focus.tag, 'body', `The focus is lost:\n${trail}`);
    assert.ok(focus.visible >= 0.5, `Only ${String(focus.visible)} of it is seen:\n${trail}`);
    return focus;
  }
}

function readFocus(): Focus {
  let element = document.activeElement ?? document.body;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const root = element.getRootNode() as Document | ShadowRoot;
  const label = root.querySelector(`label[for="${element.id}"]`)?.textContent ?? element.closest('label')?.textContent;
  const name = element.ariaLabel ?? label ?? element.textContent;
  const { top, bottom, left, right } = element.getBoundingClientRect();
  /** Whether a line across the element is the element's own on the screen. */
  const isSeen = (y: number): boolean => {
    const x = Math.min(Math.max((left + Math.min(right, left + 40)) / 2, 1), innerWidth - 1);
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) {
      hit = hit.shadowRoot.elementFromPoint(x, y);
    }
    return hit !== null && (element.contains(hit) || hit.contains(element));
  };
  const height = Math.max(1, Math.min(bottom - top, innerHeight));
  const lines = Array.from({ length: 20 }, (_, i) => top + ((i + 0.5) / 20) * (bottom - top));
  const seen = lines.filter((y) => y >= 0 && y < innerHeight && isSeen(y)).length;
  return {
    tag: element.localName,
    name: name.replace(/\s+/g, ' ').trim(),
    role: element.role ?? '',
    visible: Math.min(1, ((seen / 20) * (bottom - top)) / height),
  };
}
