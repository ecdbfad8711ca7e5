import type { Formats } from '../formats.js';
import type { ModeratorMessages } from '../moderator-messages.js';

/** The words for hosts and moderators in Portuguese. */
export const portugueseModerator = (formats: Formats): ModeratorMessages => ({
  title: 'Moderação',
  loading: 'Procurando o que aguarda…',
  failed: 'A fila não pode ser lida no momento. Vamos tentar de novo automaticamente.',
  nothingWaits: 'Nada aguarda você.',
  waiting: (count) =>
    formats.count(count, {
      one: '# comentário aguarda você, em todas as conversas deste site.',
      other: '# comentários aguardam você, em todas as conversas deste site.',
    }),
  thisThread: 'Esta conversa',
  threadState: (isOpen, isPreModerated) =>
    !isOpen
      ? 'Encerrada: pode ser lida e não recebe comentários.'
      : isPreModerated
        ? 'Aberta. Os comentários são revisados antes que outros os vejam.'
        : 'Aberta. Os comentários aparecem na hora.',
  inThread: (thread) => `em ${thread}`,
  held: 'Aguardando revisão',
  reported: (count) => formats.count(count, { one: 'Denunciado por # pessoa', other: 'Denunciado por # pessoas' }),
  reportReasons: {
    spam: 'propaganda',
    abuse: 'ofensa',
    personal: 'dados pessoais',
    worried: 'receio por esta pessoa',
    other: 'outra coisa',
  },
  actions: {
    approve: 'Aprovar',
    hold: 'Voltar para revisão',
    remove: 'Remover',
    restore: 'Restaurar',
    keep: 'Manter',
    reopen: 'Reabrir denúncias',
    ban: 'Banir autor',
    unban: 'Encerrar banimento',
    pin: 'Fixar',
    unpin: 'Desafixar',
    answered: 'Marcar como respondido',
    unanswered: 'Marcar como não respondido',
    closeThread: 'Encerrar conversa',
    openThread: 'Reabrir conversa',
    review: 'Revisar antes de publicar',
    publish: 'Publicar na hora',
  },
  actionOn: (action, name) => `${action}: comentário de ${name}`,
  done: {
    approve: 'Aprovado.',
    hold: 'Aguardando revisão de novo.',
    remove: 'Removido.',
    restore: 'Restaurado.',
    keep: 'Mantido. As denúncias estão resolvidas.',
    reopen: 'As denúncias aguardam de novo.',
    ban: 'O autor está banido.',
    unban: 'O autor não está mais banido.',
    pin: 'Fixado.',
    unpin: 'Não está mais fixado.',
    answered: 'Marcado como respondido.',
    unanswered: 'Não está mais marcado como respondido.',
    closeThread: 'A conversa está encerrada.',
    openThread: 'A conversa está aberta.',
    review: 'A partir de agora, os comentários são revisados primeiro.',
    publish: 'A partir de agora, os comentários aparecem na hora.',
  },
  pending: 'Um momento…',
  notDone: 'Não foi feito.',
  overtaken: 'Não está mais como estava: outra pessoa da moderação ou quem escreveu foi mais rápido.',
  notAllowed: 'Sua função não permite mais isto.',
  undo: 'Desfazer',
  tryAgain: 'Tentar de novo',
  cancel: 'Cancelar',
  removalReason: 'Motivo, informado a quem escreveu',
  removalReasons: {
    '': 'Sem motivo',
    spam: 'É propaganda',
    abuse: 'Magoa alguém',
    personal: 'Revela dados pessoais',
    advice: 'Dá conselhos médicos',
    other: 'Outro motivo',
  },
  banTime: 'Por quanto tempo',
  banTimes: { day: 'Um dia', week: 'Uma semana', always: 'Para sempre', end: 'Encerrar banimento' },
  answerBy: 'Qual resposta é a certa?',
  answerOf: (name, words) => `${name}: ${words}`,
});
