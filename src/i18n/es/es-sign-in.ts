import type { SignInMessages } from '../sign-in-messages.js';

/** The words for signing in in Spanish. */
export const spanishSignIn: SignInMessages = {
  signedIn: 'Has iniciado sesión.',
  signOut: 'Cerrar sesión',
  title: 'Iniciar sesión',
  intro: 'Para quienes presentan, responden y moderan en este sitio. Para leer y comentar no hace falta una cuenta.',
  email: 'Correo electrónico',
  password: 'Contraseña',
  signIn: 'Iniciar sesión',
  sendLink: 'Enviarme un enlace',
  google: 'Iniciar sesión con Google',
  cancel: 'Cancelar',
  close: 'Cerrar',
  working: 'Un momento…',
  emailMissing: 'Escribe tu correo electrónico.',
  passwordMissing: 'Escribe tu contraseña o pide que se te envíe un enlace.',
  linkSent: (email) => `Hay un enlace en camino a ${email}. Ábrelo en este navegador.`,
  emailForLink: 'Escribe el correo electrónico al que se envió el enlace.',
  problems: {
    'wrong-password': 'El correo electrónico o la contraseña no son correctos.',
    'expired-link': 'Este enlace ya se ha usado o es demasiado antiguo. Pide uno nuevo.',
    disabled: 'Esta cuenta está desactivada. Pregunta al dueño del sitio.',
    'not-offered': 'Esta forma de iniciar sesión no está activada en este sitio.',
    'popup-blocked':
      'El navegador ha bloqueado la ventana de Google. Permítela para esta página y vuelve a intentarlo.',
    'popup-closed': 'La ventana de Google se cerró antes de iniciar la sesión.',
    'popup-storage': 'El navegador bloquea lo que Google necesita aquí. Inicia sesión por correo electrónico.',
    'too-often': 'Se ha intentado demasiadas veces. Espera unos minutos y vuelve a intentarlo.',
    offline: 'En este momento no hay conexión. No se ha perdido nada: vuelve a intentarlo.',
    'no-storage': 'Tu sesión dura hasta que salgas de esta página: el navegador no guarda nada de ella.',
    unknown: 'No ha funcionado. Vuelve a intentarlo.',
  },
};
