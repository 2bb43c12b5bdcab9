import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Drawing, PAGE } from './picture-colours.ts'
import { paint, type Texture } from './textures.ts'

/** The smallest width at which a chart can be read, pixels. */
const LEAST = 260

/** Widths on paper, CSS pixels: the width of an A4 page without its margins, and half of it. */
const PAPER = { whole: 680, half: 330 }

interface ChartProps {
  draw: Drawing
  label: string
  textures: readonly Texture[]
  /** Whether the chart has the whole width on paper; otherwise half of it. */
  wide?: boolean | undefined
}

/**
 * The width of the drawing, pixels. Undefined while the chart is folded, because a folded chart is
 * not drawn.
 */
const useWidth = (place: { current: HTMLDivElement | null }) => {
  const [width, setWidth] = useState<number>()
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => {
      if (element.closest('details:not([open])')) return
      setWidth(Math.max(LEAST, Math.floor(element.clientWidth)))
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return width
}

/**
 * A chart as wide as its place. It is drawn again when the width or the data change, and for
 * printing.
 */
export const Chart = ({ draw, label, textures, wide }: ChartProps) => {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  useLayoutEffect(() => {
    const show = (width: number | undefined) => {
      if (width === undefined) return place.current?.replaceChildren()
      const svg = paint(draw(PAGE, width), textures, PAGE)
      // Removes Plot's own style sheet, which the console's security policy forbids. pictures.css
      // has these rules.
      svg.querySelector(':scope > style')?.remove()
      svg.setAttribute('role', 'img')
      svg.setAttribute('aria-label', label)
      return place.current?.replaceChildren(svg)
    }
    show(width)
    // The browser prints right after this event, so the chart is drawn at once.
    const print = () => show(PAPER[wide ? 'whole' : 'half'])
    const back = () => show(width)
    addEventListener('beforeprint', print)
    addEventListener('afterprint', back)
    return () => {
      removeEventListener('beforeprint', print)
      removeEventListener('afterprint', back)
    }
  }, [draw, label, width, textures, wide])
  return <div class="chart" ref={place} />
}
