/** An error with a message for the person at the command line, who can do something about it. */
export class OperatorError extends Error {}
