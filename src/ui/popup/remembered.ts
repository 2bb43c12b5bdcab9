import { useLayoutEffect } from 'preact/hooks'
import type { ArrangedCategory } from '../../core/scheme/arrangement.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { FIRST, manyOf } from './grid.tsx'

const idsOf = (offered: readonly ArrangedCategory[]) =>
  offered.map(({ category }) => category.id).join()

/**
 * Leaves word of how the grid looks where it is not the usual one, for the next first frame, which
 * is drawn before the database can be read (first.ts). Only its size and shape: it
 * decides nothing. The panel, as wide as the person makes it, leaves none.
 */
export const useRemembered = (face: PopupView | undefined) => {
  const own = face && idsOf(face.offered) !== idsOf(FIRST)
  const many = face && manyOf(face.offered)
  useLayoutEffect(() => {
    if (!face || document.documentElement.classList.contains('panel')) return
    const looks = [own && 'own', many && 'many', many === 'most' && 'most'].filter(
      (look) => typeof look === 'string',
    )
    const { classList } = document.documentElement
    // What the first frame took from the last time may be over.
    classList.remove('own', 'many', 'most')
    classList.add(...looks)
    if (!own) return localStorage.removeItem('grid')
    const { height = 0 } = document.querySelector('.grid')?.getBoundingClientRect() ?? {}
    localStorage.setItem('grid', `${looks.join(' ')}|${Math.round(height)}`)
  }, [own, many, face?.offered.length])
}
