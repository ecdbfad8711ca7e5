import type { ActingMessages } from '../acting-messages.js';
import type { Formats } from '../formats.js';
import type { Messages } from '../messages.js';

const REMOVED_FOR = {
  '': '',
  spam: ': é propaganda',
  abuse: ': magoa alguém',
  personal: ': revela dados pessoais',
  advice: ': dá conselhos médicos',
  other: '',
};

const links = {
  linkCopied: 'Link copiado',
  linkNotCopied: 'O navegador não permitiu copiar. Este é o endereço:',
  linkMissing: 'O comentário do link não está aqui. Talvez tenha sido removido ou seja de outra página.',
  linkUnread: 'Não foi possível carregar o comentário do link.',
};

/** The words for people who write, in Portuguese; `failures` are those that everybody may meet. */
export const portugueseActing = (formats: Formats, failures: Messages['failures']): ActingMessages => ({
  replyLabel: 'Sua resposta',
  editLabel: 'Edite seu comentário',
  postReply: 'Publicar resposta',
  saveEdit: 'Salvar alterações',
  errorPrefix: 'Erro:',
  bodyEmpty: 'Escreva algo primeiro.',
  bodyTooLong: (over) => formats.count(over, { one: 'Passou # caractere.', other: 'Passaram # caracteres.' }),
  nameTooLong: (limit) => `Um nome pode ter no máximo ${formats.number(limit)} caracteres.`,
  charactersLeft: (left) =>
    left >= 0
      ? formats.count(left, { one: 'Resta # caractere', other: 'Restam # caracteres' })
      : formats.count(-left, { one: '# caractere a mais', other: '# caracteres a mais' }),

  edit: 'Editar',
  editOf: (time) => `Editar seu comentário de ${time}`,
  remove: 'Remover',
  removeOf: (time) => `Remover seu comentário de ${time}`,
  undo: 'Desfazer',
  copy: 'Copiar',
  copied: 'Copiado',
  copyFailed: 'O navegador não permitiu copiar. Selecione o texto.',
  ...links,
  discard: 'Descartar',
  removedFor: (reason) => `A moderação removeu este comentário${REMOVED_FOR[reason]}.`,

  posted: 'Seu comentário foi publicado.',
  postedForReview: 'Seu comentário aguarda a moderação.',
  removedAnnouncement: 'Seu comentário foi removido.',
  restoredAnnouncement: 'Seu comentário voltou.',
  savedAnnouncement: 'Suas alterações foram salvas.',

  failures: {
    ...failures,
    'invalid-draft': 'O texto está vazio ou longo demais.',
    closed: 'Esta conversa está encerrada.',
    'too-late': 'Um comentário pode ser alterado até 15 minutos depois de publicado. Esse tempo acabou.',
    'too-soon': 'Você publicou há um instante.',
    'too-many': 'Isso é tudo o que uma pessoa pode publicar em um dia.',
    banned: 'Você não pode escrever aqui no momento.',
    refused: 'Isto não é permitido aqui.',
    'not-found': 'Este comentário não está mais aqui.',
    'sign-in': 'Não é possível publicar nesta página no momento.',
    'signed-out': 'Sua sessão foi encerrada. Entre e tente de novo.',
  },
});
