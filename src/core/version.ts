/**
 * The version of the extension. It is the one in `package.json`, which the background worker cannot
 * read; a test compares both versions.
 */
export const VERSION = '0.1.0'
