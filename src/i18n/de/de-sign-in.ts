import type { SignInMessages } from '../sign-in-messages.js';

/** The words for signing in in German. */
export const germanSignIn: SignInMessages = {
  signedIn: 'Sie sind angemeldet.',
  signOut: 'Abmelden',
  title: 'Anmelden',
  intro: 'Für Gastgeber, Fachleute und Moderation dieser Website. Wer liest und schreibt, braucht kein Konto.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  signIn: 'Anmelden',
  sendLink: 'Stattdessen einen Link schicken',
  google: 'Mit Google anmelden',
  cancel: 'Abbrechen',
  close: 'Schließen',
  working: 'Einen Moment…',
  emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
  passwordMissing: 'Geben Sie Ihr Passwort ein oder lassen Sie sich einen Link schicken.',
  linkSent: (email) => `Ein Link ist unterwegs an ${email}. Öffnen Sie ihn in diesem Browser.`,
  emailForLink: 'Geben Sie die E-Mail-Adresse ein, an die der Link ging.',
  problems: {
    'wrong-password': 'Die E-Mail-Adresse oder das Passwort ist falsch.',
    'expired-link': 'Dieser Link ist verbraucht oder zu alt. Lassen Sie sich einen neuen schicken.',
    disabled: 'Dieses Konto ist abgeschaltet. Fragen Sie, wem die Website gehört.',
    'not-offered': 'Diese Art der Anmeldung ist für diese Website nicht eingeschaltet.',
    'popup-blocked':
      'Der Browser hat das Fenster von Google blockiert. Erlauben Sie es für diese Seite und versuchen Sie es noch einmal.',
    'popup-closed': 'Das Fenster von Google wurde geschlossen, bevor Sie angemeldet waren.',
    'popup-storage': 'Der Browser blockiert, was Google hier braucht. Melden Sie sich stattdessen per E-Mail an.',
    'too-often': 'Das wurde zu oft versucht. Warten Sie ein paar Minuten und versuchen Sie es noch einmal.',
    offline: 'Im Moment gibt es keine Verbindung. Nichts ist verloren: Versuchen Sie es noch einmal.',
    'no-storage': 'Sie sind angemeldet, bis Sie diese Seite verlassen: Der Browser behält nichts dafür.',
    unknown: 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
  },
};
