/** The version of this package; the build writes it here from `package.json`. */
export const VERSION = '0.1.0';
