import { lazy } from '../lazy.ts'

/**
 * Picks the form of a word for a count, by the rules of the language. The rules are loaded when
 * they are first used, because most popups count nothing.
 */
export const plural = <Form extends Intl.LDMLPluralRule>(language: string) => {
  const rules = lazy(() => Intl.PluralRules && new Intl.PluralRules(language))
  return (count: number, forms: Record<Form, string>) =>
    forms[(rules()?.select(count) ?? (count === 1 ? 'one' : 'other')) as Form]
}
