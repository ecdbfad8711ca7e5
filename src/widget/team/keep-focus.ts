import type { ReactiveControllerHost } from 'lit';

/** Puts the focus on the heading over the thread where what held it went away. */
export async function keepFocus(host: ReactiveControllerHost & HTMLElement): Promise<void> {
  await host.updateComplete;
  const isLost = document.activeElement === document.body;
  if (isLost) host.shadowRoot?.querySelector<HTMLElement>('#heading')?.focus();
}
