/** What the attributes of the element take, for web teams. */
export const SETTING_HINTS: Readonly<Partial<Record<string, string>>> = {
  thread: 'takes up to 100 letters, digits, ".", "_" and "-", beginning with a letter or digit',
  'project-id': 'takes the project id shown in the Firebase console',
  'api-key': 'takes the web API key shown in the Firebase console',
  emulator: 'takes a host and a port, like 127.0.0.1:8085',
  'auth-emulator': 'takes a host and a port, like 127.0.0.1:9099',
  'app-check-site-key': 'takes a reCAPTCHA Enterprise key',
  'app-id': 'takes the app id shown in the Firebase console',
};
