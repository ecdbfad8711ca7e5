import type { SignInMessages } from '../sign-in-messages.js';

/** The words for signing in in Portuguese. */
export const portugueseSignIn: SignInMessages = {
  signedIn: 'Você entrou na sua conta.',
  signOut: 'Sair',
  title: 'Entrar',
  intro: 'Para quem apresenta, responde e modera neste site. Quem lê e comenta não precisa de conta.',
  email: 'E-mail',
  password: 'Senha',
  signIn: 'Entrar',
  sendLink: 'Enviar um link para mim',
  google: 'Entrar com o Google',
  cancel: 'Cancelar',
  close: 'Fechar',
  working: 'Um momento…',
  emailMissing: 'Digite seu e-mail.',
  passwordMissing: 'Digite sua senha ou peça um link.',
  linkSent: (email) => `Um link está a caminho de ${email}. Abra-o neste navegador.`,
  emailForLink: 'Digite o e-mail para o qual o link foi enviado.',
  problems: {
    'wrong-password': 'O e-mail ou a senha está errada.',
    'expired-link': 'Este link já foi usado ou é antigo demais. Peça um novo.',
    disabled: 'Esta conta está desativada. Fale com o dono do site.',
    'not-offered': 'Esta forma de entrar não está ativada neste site.',
    'popup-blocked': 'O navegador bloqueou a janela do Google. Permita-a para esta página e tente de novo.',
    'popup-closed': 'A janela do Google foi fechada antes de você entrar.',
    'popup-storage': 'O navegador bloqueia o que o Google precisa aqui. Entre por e-mail.',
    'too-often': 'Foram tentativas demais. Espere alguns minutos e tente de novo.',
    offline: 'Não há conexão no momento. Nada se perdeu: tente de novo.',
    'no-storage': 'Sua sessão vale até você sair desta página: o navegador não guarda nada dela.',
    unknown: 'Não funcionou. Tente de novo.',
  },
};
