import type { SignInMessages } from '../sign-in-messages.js';

/** The words for signing in in French. */
export const frenchSignIn: SignInMessages = {
  signedIn: 'Vous avez une session ouverte.',
  signOut: 'Se déconnecter',
  title: 'Se connecter',
  intro: 'Pour l’animation, les spécialistes et la modération de ce site. Lire et commenter ne demande pas de compte.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  signIn: 'Se connecter',
  sendLink: 'M’envoyer plutôt un lien',
  google: 'Se connecter avec Google',
  cancel: 'Annuler',
  close: 'Fermer',
  working: 'Un instant…',
  emailMissing: 'Saisissez votre adresse e-mail.',
  passwordMissing: 'Saisissez votre mot de passe, ou demandez un lien.',
  linkSent: (email) => `Un lien est en route vers ${email}. Ouvrez-le dans ce navigateur.`,
  emailForLink: 'Saisissez l’adresse e-mail à laquelle le lien a été envoyé.',
  problems: {
    'wrong-password': 'L’adresse e-mail ou le mot de passe est incorrect.',
    'expired-link': 'Ce lien a déjà servi ou est trop ancien. Demandez-en un nouveau.',
    disabled: 'Ce compte est désactivé. Adressez-vous au propriétaire du site.',
    'not-offered': 'Cette façon de se connecter n’est pas activée pour ce site.',
    'popup-blocked': 'Le navigateur a bloqué la fenêtre de Google. Autorisez-la pour cette page, puis réessayez.',
    'popup-closed': 'La fenêtre de Google a été fermée avant la connexion.',
    'popup-storage': 'Le navigateur bloque ce dont Google a besoin ici. Connectez-vous plutôt par e-mail.',
    'too-often': 'Trop d’essais. Attendez quelques minutes, puis réessayez.',
    offline: 'Il n’y a pas de connexion pour le moment. Rien n’est perdu : réessayez.',
    'no-storage': 'Votre session dure jusqu’à ce que vous quittiez cette page : le navigateur n’en conserve rien.',
    unknown: 'Cela n’a pas fonctionné. Réessayez.',
  },
};
