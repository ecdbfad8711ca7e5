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
  const attribute = attributeToMend(response.status, message);
  if (attribute !== null) {
    return new CommentsError('misconfigured', `"${attribute}" is not accepted: ${message}`, attribute);
  }
  const code = CODES[status] ?? (response.status >= 500 || response.status === 429 ? 'busy' : 'unknown');
  return new CommentsError(code, message);
}

function attributeToMend(status: number, message: string): string | null {
  if (/api[ _]key/i.test(message)) return 'api-key';
  if (/app check/i.test(message)) return 'app-check-site-key';
  const isUnknownProject = status === 404 ? /project|database/i : status === 403 ? /\bproject\b/i : null;
  return isUnknownProject?.test(message) ? 'project-id' : null;
}

async function readBody(response: Response): Promise<RefusalBody> {
  try {
    const body = (await response.json()) as RefusalBody | readonly RefusalBody[];
    return (Array.isArray(body) ? (body as readonly RefusalBody[])[0] : (body as RefusalBody)) ?? {};
  } catch {
    return {};
  }
}
