/** What the console says to a person about the data that the endpoint has about them. */
export const en = {
  lead: 'What the server has received from your browsers, and who has looked at it.',
  receipts: 'What was received',
  receiptsHint:
    'One line for each day and browser. Open a time to see its categories. Private categories stay in your browser.',
  columns: ['Day', 'Time', 'Browser', 'Entries', 'Received', 'Corrected'],
  nothing: 'Nothing has been received yet. Connect Stint in your browser: My browsers has a code.',
  older: 'Show older',
}

export type MineWords = typeof en
