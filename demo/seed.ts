import { seedThread } from '../src/store/local/comment-database.js';
import { sampleComments } from './sample-comments.js';
import { storedComments } from './stored-samples.js';

await seedThread('sleep-and-mood-2026', storedComments(sampleComments));
