const SETTING = 'see settings.test.ts';
const CHOICE = 'it chooses between two conditions';
const CALLER = 'it refuses when it holds; see its callers';
const ROLE = 'it says which role somebody has; see role.ts for every way to have one';
const NOTE = 'it says whose uid belongs in the queue; see withdraw.ts for each of them';
const NUMBER = 'it is the number that a count must be';

/** Conditions that no hostile request can single out, and why. */
export const WITHOUT_A_CASE: Readonly<Record<string, string>> = {
  'signedIn: anonymousAllowed()': SETTING,
  "signedIn: request.auth.token.firebase.sign_in_provider != 'anonymous'": SETTING,
  'threadIsOpen: !threadMustExist()': SETTING,
  'threadIsOpen: exists(threadPath(thread))': CHOICE,
  'validPlace: comment.parent == null': CHOICE,
  'isBrought: existsAfter(commentPath(thread, id))': CHOICE,
  "isStep: getAfter(commentPath(thread, id)).data.state == 'visible'": CHOICE,
  'wasVisible: exists(commentPath(thread, id))':
    'it lets new comments through; what is not there is not seen afterwards',
  'threadIsPreModerated: exists(threadPath(thread))': CALLER,
  "threadIsPreModerated: get(threadPath(thread)).data.get('moderation', 'post') != 'post'": CALLER,
  'isBanned: exists(banPath())': CALLER,
  'isBanned: !(get(banPath()).data.until is timestamp && get(banPath()).data.until <= request.time)': CALLER,
  "roleOfPerson: isRole(request.auth.token.get('role', ''))": ROLE,
  'roleOfPerson: request.auth.token.role': ROLE,
  'roleOfPerson: exists(rolePath())': ROLE,
  "roleOfPerson: get(rolePath()).data.get('role', '')": ROLE,
  "roleOfPerson: ''": ROLE,
  'notedAuthor: exists(authorPath(thread, id))': NOTE,
  'notedAuthor: get(authorPath(thread, id)).data.uid': NOTE,
  "notedAuthor: ''": NOTE,
  'nextDayCount: resource.data.dayCount + 1': NUMBER,
  'nextDayCount: 1': NUMBER,
};

const OFFSET = 'the official emulator says 0 where a query names no offset; other servers say null or nothing';

/** Conditions that the emulator never saw both hold and not hold, and why. */
export const NEVER_BOTH: Readonly<Record<string, string>> = {
  'signedIn: anonymousAllowed()': SETTING,
  "signedIn: request.auth.token.firebase.sign_in_provider != 'anonymous'": SETTING,
  'threadIsOpen: !threadMustExist()': SETTING,
  '/comments/{comment} allow list: request.query.offset == null': OFFSET,
  "/comments/{comment} allow list: !('offset' in request.query)": OFFSET,
};
