/** Why sending failed, and what the person can do. */
export const en = {
  clockOff: (minutes: number) =>
    `This computer's clock is ${Math.abs(minutes)} min ${minutes > 0 ? 'fast' : 'slow'}. Please correct it: until then your times are wrong.`,
  differs: (day: string) =>
    `The server has other data for ${day} than this browser. Please tell your administrator.`,
  sendFailures: {
    offline: 'Not sent: you are offline. Stint will try again.',
    network: 'Not sent: the server cannot be reached. Stint will try again.',
    cut: 'Not sent: the connection was lost. Stint will try again.',
    slow: 'Not sent: the server took too long. Stint will try again.',
    server: 'Not sent: the server has a problem. Stint will try again.',
    portal: 'Not sent: another page answered. Log in to this network? Stint will try again.',
    between: 'Not sent: the answer did not come from the server. Stint will try again.',
    token: 'Not sent: the connection is no longer valid. Connect again in Settings.',
    answer: 'Not sent: Stint does not understand the server. Please tell your administrator.',
    busy: 'Not sent: the server is busy. Stint will try again.',
    rejected: 'The server refused some entries. See Settings.',
    other: 'Not sent. Stint will try again.',
  },
}

export type SendingWords = typeof en
