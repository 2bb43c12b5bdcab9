import { useLayoutEffect } from 'preact/hooks'
import type { ArrangedCategory } from '../../core/scheme/arrangement.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { FIRST, manyOf } from './grid.tsx'

const idsOf = (offered: readonly ArrangedCategory[]) =>
  offered.map(({ category }) => category.id).join()

/**
 * Stores the size and shape of a grid that is not the usual one. When the popup opens the next
 * time, its first frame is drawn before the database can be read, and uses this size and shape
 * (fit-first-frame.ts). The panel stores nothing, because the person sets its width.
 */
export const useRememberGrid = (view: PopupView | undefined) => {
  const own = view && idsOf(view.offered) !== idsOf(FIRST)
  const many = view && manyOf(view.offered)
  useLayoutEffect(() => {
    if (!view || document.documentElement.classList.contains('panel')) return
    const looks = [own && 'own', many && 'many', many === 'most' && 'most'].filter(
      (look) => typeof look === 'string',
    )
    const { classList } = document.documentElement
    // Removes the shape that the first frame took from storage, because this shape may be out of
    // date.
    classList.remove('own', 'many', 'most')
    classList.add(...looks)
    if (!own) return localStorage.removeItem('grid')
    const { height = 0 } = document.querySelector('.grid')?.getBoundingClientRect() ?? {}
    localStorage.setItem('grid', `${looks.join(' ')}|${Math.round(height)}`)
  }, [own, many, view?.offered.length])
}
