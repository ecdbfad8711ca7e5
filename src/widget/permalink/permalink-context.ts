import type { ReactiveControllerHost } from 'lit';
import type { Locale } from '../../i18n/locale.js';
import type { StoreController } from '../store-controller.js';

/** What following the address of the page needs of the widget. */
export interface PermalinkContext {
  readonly host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };
  readonly stores: StoreController;
  readonly locale: () => Locale;
  /** Opens the thread, wherever the reader is. */
  readonly open: () => void;
}
