/** A refusal that the person at the command line can act on. */
export class OperatorError extends Error {}
