import { expect } from '@esm-bundle/chai';
import { BODY_LIMIT, BODY_UNITS, checkDraft, findDraftProblems, NAME_LIMIT } from '../../src/model/draft.js';
import { CommentsError } from '../../src/model/errors.js';
import { FAMILY } from '../support/builders.js';

describe('findDraftProblems', () => {
  const fine = { body: 'x', name: '' };
  const cases: readonly (readonly [what: string, changes: Partial<typeof fine>, problems: object])[] = [
    ['passes plain words', {}, {}],
    ['refuses nothing', { body: '' }, { body: 'empty' }],
    ['refuses blanks', { body: ' \n ' }, { body: 'empty' }],
    ['passes 2,000 characters', { body: 'x'.repeat(BODY_LIMIT) }, {}],
    ['refuses 2,001 characters', { body: 'x'.repeat(BODY_LIMIT + 1) }, { body: 'too-long' }],
    ['passes 2,000 emoji of eleven units', { body: FAMILY.repeat(BODY_LIMIT) }, {}],
    ['refuses 2,001 of them', { body: FAMILY.repeat(BODY_LIMIT + 1) }, { body: 'too-long' }],
    ['refuses one character of too many units', { body: `a${'\u0301'.repeat(BODY_UNITS)}` }, { body: 'too-long' }],
    ['passes a name of 60 characters', { name: FAMILY.repeat(NAME_LIMIT) }, {}],
    ['refuses a name of 61 characters', { name: 'x'.repeat(NAME_LIMIT + 1) }, { name: 'too-long' }],
    ['names both fields', { body: '', name: 'x'.repeat(61) }, { body: 'empty', name: 'too-long' }],
  ];
  for (const [what, changes, problems] of cases) {
    it(what, () => {
      expect(findDraftProblems({ ...fine, ...changes })).to.deep.equal(problems);
    });
  }

  it('has an error for stores', () => {
    expect(() => {
      checkDraft({ body: '', name: '' });
    }).to.throw(CommentsError);
    checkDraft(fine);
  });
});
