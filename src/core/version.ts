/**
 * The version of the extension. It equals the version in `package.json`, a file that the background
 * worker cannot read. A test compares both versions.
 */
export const VERSION = '0.1.0'
