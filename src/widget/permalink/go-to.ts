/** By these a person shows to be busy with something else by now. */
const SIGNS = ['keydown', 'pointerdown', 'wheel', 'touchmove'] as const;

/** Milliseconds for which they are heeded. */
const WATCH = 30_000;

/** How often a place is gone to again when what stands above it takes another height. */
const MOST_STEPS = 5;

/** Pixels that count as no movement. */
const STILL = 1;

/** Takes the person to a place: puts the focus there, and scrolls until it stays at the top of the screen. */
export async function goTo(place: HTMLElement, isWanted: () => boolean): Promise<void> {
  let before = Infinity;
  for (let step = 0; step < MOST_STEPS && isWanted(); step++) {
    const { top } = place.getBoundingClientRect();
    if (step > 0 && Math.abs(top - before) <= STILL) return;
    place.scrollIntoView({ block: 'start' });
    if (step === 0) place.focus({ preventScroll: true });
    before = place.getBoundingClientRect().top;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Watches for signs that the person is busy with something else; the answer is whether there were any. */
export function watchPerson(): () => boolean {
  let isBusy = false;
  const options = { capture: true, passive: true, signal: AbortSignal.timeout(WATCH) };
  for (const sign of SIGNS) window.addEventListener(sign, () => (isBusy = true), options);
  return () => isBusy || isWriting();
}

function isWriting(): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) return active.value !== '';
  return active instanceof HTMLElement && active.isContentEditable;
}
