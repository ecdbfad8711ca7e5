import { CONFIG, WEBINARS } from '../webinars';
import { bind } from './bind';

const state = { webinar: WEBINARS[0], isShown: true, news: '' };

// In Angular: <webinar-comments [thread]="webinar.thread" [config]="config" (webinar-comments-post)="onPost($event)">,
// in a component with `schemas: [CUSTOM_ELEMENTS_SCHEMA]`.
const mountComments = () =>
  bind('webinar-comments', {
    properties: () => ({ thread: state.webinar.thread, config: CONFIG }),
    events: {
      'webinar-comments-ready': ({ count }) => update({ news: `Comments on the page: ${count}` }),
      'webinar-comments-post': ({ commentId }) => update({ news: `Your comment is kept: ${commentId}` }),
      'webinar-comments-error': ({ code }) => update({ news: `Comments failed: ${code}` }),
    },
  });

const make = <T extends keyof HTMLElementTagNameMap>(tag: T, properties: Partial<HTMLElementTagNameMap[T]> = {}) =>
  Object.assign(document.createElement(tag), properties);

const app = document.querySelector('#app')!;
const title = make('h1');
const text = make('p');
const news = make('p', { role: 'status' });
const toggle = make('button', { type: 'button', onclick: () => update({ isShown: !state.isShown }) });
const host = make('button', { type: 'button', textContent: 'For hosts' });
const webinars = WEBINARS.map((webinar) =>
  make('button', { type: 'button', textContent: webinar.title, onclick: () => update({ webinar }) }),
);
const nav = make('nav', { ariaLabel: 'Webinars' });
const actions = make('p');
let comments: ReturnType<typeof mountComments> | null = null;
host.onclick = () => void comments?.element.signIn();
nav.append(...webinars);
actions.append(toggle, ' ', host);
app.append(nav, title, text, actions, news);

function update(change: Partial<typeof state>): void {
  Object.assign(state, change);
  title.textContent = state.webinar.title;
  text.textContent = state.webinar.text;
  news.textContent = state.news;
  toggle.textContent = state.isShown ? 'Hide comments' : 'Show comments';
  if (!state.isShown) {
    comments?.element.remove();
    comments = null;
    return;
  }
  if (comments === null) app.append((comments = mountComments()).element);
  comments.detectChanges();
}
update({});

// Late, as with a lazy route: the properties above were set on an element that nobody had defined.
await import('webinar-comments');
