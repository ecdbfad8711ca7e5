import 'webinar-comments';
import { CONFIG, WEBINARS, type Webinar } from '../webinars';

const find = <E extends Element>(selector: string): E => document.querySelector<E>(selector)!;

const place = find<HTMLElement>('#comments');
const toggle = find<HTMLButtonElement>('#toggle');
const news = find<HTMLElement>('#news');
const comments = find<HTMLElementTagNameMap['webinar-comments']>('webinar-comments');
comments.config = CONFIG;

function show({ thread, title, text }: Webinar): void {
  find('h1').textContent = title;
  find('#text').textContent = text;
  // The element that is there changes its thread; a new one is not needed.
  comments.thread = thread;
}

const buttons = WEBINARS.map((webinar) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = webinar.title;
  button.addEventListener('click', () => {
    if (document.startViewTransition) document.startViewTransition(() => show(webinar));
    else show(webinar);
  });
  return button;
});
find('nav').append(...buttons);
show(WEBINARS[0]);

toggle.addEventListener('click', () => {
  if (comments.isConnected) comments.remove();
  else place.append(comments);
  toggle.textContent = comments.isConnected ? 'Hide comments' : 'Show comments';
});
find('#host').addEventListener('click', () => void comments.signIn());

// The events bubble, so one place hears of every thread on a page.
place.addEventListener('webinar-comments-ready', ({ count }) => {
  news.textContent = `Comments on the page: ${count}`;
});
place.addEventListener('webinar-comments-post', ({ commentId }) => {
  news.textContent = `Your comment is kept: ${commentId}`;
});
place.addEventListener('webinar-comments-error', ({ code }) => {
  news.textContent = `Comments failed: ${code}`;
});
