/** Why a moderator removed a comment; they are the reasons of the model. */
export type RemovalReason = '' | 'spam' | 'abuse' | 'personal' | 'advice' | 'other';
