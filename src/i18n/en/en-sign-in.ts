import type { SignInMessages } from '../sign-in-messages.js';

/** The words for signing in in English. */
export const englishSignIn: SignInMessages = {
  signedIn: 'You are signed in.',
  signOut: 'Sign out',
  title: 'Sign in',
  intro: 'For the hosts, experts and moderators of this site. Readers need no account.',
  email: 'E-mail address',
  password: 'Password',
  signIn: 'Sign in',
  sendLink: 'Send me a link instead',
  google: 'Sign in with Google',
  cancel: 'Cancel',
  close: 'Close',
  working: 'Working…',
  emailMissing: 'Enter your e-mail address.',
  passwordMissing: 'Enter your password, or have a link sent to you.',
  linkSent: (email) => `A link is on its way to ${email}. Open it in this browser.`,
  emailForLink: 'Enter the e-mail address that the link was sent to.',
  problems: {
    'wrong-password': 'The e-mail address or the password is wrong.',
    'expired-link': 'This link is used up or too old. Have a new one sent to you.',
    disabled: 'This account is switched off. Ask the owner of the site.',
    'not-offered': 'This way of signing in is not switched on for this site.',
    'popup-blocked': 'The browser blocked the window of Google. Allow it for this page, then try again.',
    'popup-closed': 'The window of Google was closed before you were signed in.',
    'popup-storage': 'The browser blocks what Google needs here. Sign in by e-mail instead.',
    'too-often': 'That was tried too often. Wait a few minutes, then try again.',
    offline: 'There is no connection at the moment. Nothing is lost: try again.',
    'no-storage': 'You are signed in until you leave this page: the browser keeps nothing for it.',
    unknown: 'That did not work. Try again.',
  },
};
