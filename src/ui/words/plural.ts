/** Picks the form of a word for a count, by the rules of the language. */
export const plural = <Form extends Intl.LDMLPluralRule>(language: string) => {
  const rules = Intl.PluralRules && new Intl.PluralRules(language)
  return (count: number, forms: Record<Form, string>) =>
    forms[(rules?.select(count) ?? (count === 1 ? 'one' : 'other')) as Form]
}
