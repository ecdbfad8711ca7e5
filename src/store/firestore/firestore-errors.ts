import { CommentsError, type CommentsErrorCode } from '../../model/errors.js';

const CODES: Readonly<Record<string, CommentsErrorCode>> = {
  PERMISSION_DENIED: 'refused',
  UNAUTHENTICATED: 'sign-in',
  NOT_FOUND: 'not-found',
  ALREADY_EXISTS: 'refused',
  FAILED_PRECONDITION: 'refused',
  ABORTED: 'busy',
  RESOURCE_EXHAUSTED: 'busy',
  UNAVAILABLE: 'busy',
  DEADLINE_EXCEEDED: 'busy',
  INTERNAL: 'busy',
};

/** The body of a refused request: an object, or a list of one from a query. */
interface RefusalBody {
  readonly error?: { readonly status?: string; readonly message?: string };
}

/** A refusal of Google's REST interfaces as a `CommentsError`. */
export async function errorOfResponse(response: Response): Promise<CommentsError> {
  const body = await readBody(response);
  const status = body.error?.status ?? '';
  const message = body.error?.message ?? `Firestore answered ${String(response.status)}.`;
  if (/api[ _]key/i.test(message))
    return new CommentsError('misconfigured', `"api-key" is not accepted: ${message}`, 'api-key');
  if (/app check/i.test(message))
    return new CommentsError('misconfigured', `"app-check-site-key" is not accepted: ${message}`, 'app-check-site-key');
  if (isUnknownProject(response.status, message)) {
    return new CommentsError('misconfigured', `"project-id" names no Firestore database: ${message}`, 'project-id');
  }
  const code = CODES[status] ?? (response.status >= 500 || response.status === 429 ? 'busy' : 'unknown');
  return new CommentsError(code, message);
}

function isUnknownProject(status: number, message: string): boolean {
  return (status === 404 && /project|database/i.test(message)) || (status === 403 && /\bproject\b/i.test(message));
}

async function readBody(response: Response): Promise<RefusalBody> {
  try {
    const body = (await response.json()) as RefusalBody | readonly RefusalBody[];
    return (Array.isArray(body) ? (body as readonly RefusalBody[])[0] : (body as RefusalBody)) ?? {};
  } catch {
    return {};
  }
}
