/**
 * What `https://apis.google.com/js/api.js` does for the Firebase SDK and for the page of the Auth emulator that it puts
 * into a frame: they talk with each other, by messages. Google's own is not on this machine.
 *
 * @param hasStorage - whether the frame says that it can keep something
 */
export function googleScript(hasStorage = true): string {
  return `(${api.toString()})(${String(hasStorage)})`;
}

/** Somebody whom the page, or its frame, talks with. */
interface Other {
  register(name: string, handler: (message: unknown) => unknown): void;
  send(name: string, message: unknown, answered: (answers: readonly unknown[]) => void): void;
  restyle(): Promise<void>;
  ping(): Promise<unknown>;
}

/** A message between the two: a question, or the answer to one. */
interface Note {
  readonly question?: string;
  readonly message?: unknown;
  readonly answerTo?: number;
  readonly answer?: unknown;
  readonly id: number;
}

// Everything that it needs is inside, because it is sent to the page as text.
function api(hasStorage: boolean): void {
  const handlers = new Map<string, (message: unknown) => unknown>();
  const early = new Map<string, (() => void)[]>();
  const waiting = new Map<number, (answers: readonly unknown[]) => void>();
  let count = 0;

  const answer = ({ question = '', message, id }: Note, source: Window): void => {
    const handler = handlers.get(question);
    if (handler) {
      const given = question === 'webStorageSupport' ? { webStorageSupport: hasStorage } : handler(message);
      source.postMessage({ answerTo: id, answer: given }, '*');
      return;
    }
    early.set(question, [
      ...(early.get(question) ?? []),
      () => {
        answer({ question, message, id }, source);
      },
    ]);
  };
  window.addEventListener('message', ({ data, source }: MessageEvent<Note | null>) => {
    if (data?.question !== undefined) answer(data, source as Window);
    try {
      if (data?.answerTo !== undefined) waiting.get(data.answerTo)?.([data.answer]);
    } catch {
      // Google's own swallows what is thrown there: the SDK throws after each answer about storage.
    }
  });

  const other = (target: () => Window | null, isThere: Promise<unknown>): Other => ({
    register: (name, handler) => {
      handlers.set(name, handler);
      for (const late of early.get(name) ?? []) late();
    },
    send: (name, message, answered) => {
      waiting.set(++count, answered);
      target()?.postMessage({ question: name, message, id: count }, '*');
    },
    restyle: () => Promise.resolve(),
    ping: () => isThere,
  });
  const context = {
    open: ({ url }: { readonly url: string }, opened: (frame: Other) => unknown): unknown => {
      const frame = document.createElement('iframe');
      frame.hidden = true;
      frame.src = url;
      const isThere = new Promise((resolve) => {
        frame.addEventListener('load', resolve);
      });
      document.body.append(frame);
      return opened(other(() => frame.contentWindow, isThere));
    },
    getParentIframe: () => other(() => parent, Promise.resolve()),
  };
  const gapi = {
    load: (_: string, { callback }: { readonly callback: () => void }) => {
      callback();
    },
    iframes: { getContext: () => context, CROSS_ORIGIN_IFRAMES_FILTER: {} },
  };
  Object.assign(window, { gapi });
  const { searchParams } = new URL((document.currentScript as HTMLScriptElement).src);
  const onload = (window as unknown as Readonly<Record<string, (() => void) | undefined>>)[
    searchParams.get('onload') ?? 'gapi_onload'
  ];
  onload?.();
}
