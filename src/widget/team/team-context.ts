import type { ReactiveControllerHost } from 'lit';
import type { Locale } from '../../i18n/locale.js';
import type { StoreController } from '../store-controller.js';

/** What the team's part needs of the widget. */
export interface TeamContext {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly stores: StoreController;
  readonly locale: () => Locale;
  /** Opens the thread, anew where it is open, as the person who is there now. */
  readonly open: () => void;
}
