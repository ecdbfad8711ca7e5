import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Replay } from './replay';

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <Replay />
  </StrictMode>,
);
