/** Picks a word's form for a count, as the language's own rules say. */
export const plural = <Form extends Intl.LDMLPluralRule>(language: string) => {
  const rules = Intl.PluralRules && new Intl.PluralRules(language)
  return (count: number, forms: Record<Form, string>) =>
    forms[(rules?.select(count) ?? (count === 1 ? 'one' : 'other')) as Form]
}
