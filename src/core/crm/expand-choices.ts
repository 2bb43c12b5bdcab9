/** Lists all texts that match a pattern with choices: `a{b,c}` becomes `ab` and `ac`. */
export const expandChoices = (pattern: string): string[] => {
  const open = pattern.indexOf('{')
  if (open < 0) return [pattern]
  const close = pattern.indexOf('}', open)
  const [before, after] = [pattern.slice(0, open), pattern.slice(close + 1)]
  const choices = pattern.slice(open + 1, close).split(',')
  return choices.flatMap((choice) => expandChoices(before + choice + after))
}
