// The Firestore SDK brings a regular-expression engine (150 KB) for offline pipelines, which comments never run.
const unused = () => {
  throw new Error('Firestore pipelines with regular expressions are left out of this build.');
};

export const RE2JS = { compile: unused, matches: unused };
