import { ANN, newScene, post, type RuleTable } from '../scene.js';

/** What stands right at a bound of the rules, and no other table speaks of. */
export const shortestNames: RuleTable = {
  title: 'the shortest name of a thread',
  allow: '/comments/{comment} allow create: if isNewComment',
  cases: [
    {
      name: 'one letter',
      send: ({ store }) => store.commit(post({ ...newScene(store), thread: 'A' }), ANN),
      expect: 'allowed',
    },
  ],
};
