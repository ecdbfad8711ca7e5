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
