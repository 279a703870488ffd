import '@mantine/core/styles.css';
import './console.css';
import { startLanguages } from '@gatebook/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.js';
import { MESSAGES } from './messages/messages.js';
import { keepOnePress } from './shell/one-press.js';

keepOnePress(window);

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={startLanguages(MESSAGES)}>
      <App />
    </I18nextProvider>
  </StrictMode>,
);
