/**
 * Picks the form of a word for a count, by the rules of the language. The rules are made at the
 * first use, because most popups count nothing.
 */
export const plural = <Form extends Intl.LDMLPluralRule>(language: string) => {
  let rules: Intl.PluralRules | undefined
  const ruleOf = (count: number) => {
    if (!Intl.PluralRules) return count === 1 ? 'one' : 'other'
    rules ??= new Intl.PluralRules(language)
    return rules.select(count)
  }
  return (count: number, forms: Record<Form, string>) => forms[ruleOf(count) as Form]
}
