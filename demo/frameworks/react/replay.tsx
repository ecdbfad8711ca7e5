import { useRef, useState } from 'react';
// Before the first rendering: React sets a property only where the element is known, and an attribute otherwise.
import type { WebinarComments } from 'webinar-comments/react';
import 'webinar-comments/react';
import { CONFIG, WEBINARS } from '../webinars';

export function Replay() {
  const [{ thread, title, text }, setWebinar] = useState(WEBINARS[0]);
  const [isShown, setShown] = useState(true);
  const [news, setNews] = useState('');
  const comments = useRef<WebinarComments>(null);

  return (
    <>
      <nav aria-label="Webinars">
        {WEBINARS.map((webinar) => (
          <button type="button" key={webinar.thread} onClick={() => setWebinar(webinar)}>
            {webinar.title}
          </button>
        ))}
      </nav>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <button type="button" onClick={() => setShown(!isShown)}>
          {isShown ? 'Hide comments' : 'Show comments'}
        </button>{' '}
        <button type="button" onClick={() => void comments.current?.signIn()}>
          For hosts
        </button>
      </p>
      <p role="status">{news}</p>
      {isShown && (
        // No key: the element changes its thread in place.
        <webinar-comments
          ref={comments}
          thread={thread}
          config={CONFIG}
          onwebinar-comments-ready={({ count }) => setNews(`Comments on the page: ${count}`)}
          onwebinar-comments-post={({ commentId }) => setNews(`Your comment is kept: ${commentId}`)}
          onwebinar-comments-error={({ code }) => setNews(`Comments failed: ${code}`)}
        />
      )}
    </>
  );
}
