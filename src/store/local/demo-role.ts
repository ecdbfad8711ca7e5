import { isRole, type Role } from '../../model/comment.js';

/** What the person of this browser is made for a demonstration; a wrong word makes nothing of them, and says so. */
export function roleOf(demoRole: string): Role {
  if (isRole(demoRole)) return demoRole;
  if (demoRole !== '') {
    console.warn('[webinar-comments] The attribute "demo-role" takes expert, host or moderator.');
  }
  return '';
}
