/** The version of the extension: that of `package.json`, which a worker cannot read (a test compares them). */
export const VERSION = '0.1.0'
