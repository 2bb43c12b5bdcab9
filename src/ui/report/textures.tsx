/**
 * What categories are painted with: a colour and a pattern each, so that a picture can be read in
 * black and white. A category that splits another has the pattern of that one.
 */
import { BASE_IDS } from '../../core/report/roll-up.ts'
import type { Ink } from './ink.ts'

export interface Texture {
  id: string
  colour: string
  motif: number
}

const CELL = 8
const LINE = { 'stroke-width': 1.6, fill: 'none' }

/** In the order of the base 8; the last two are for time that nobody explained, and for what is lighter. */
const MOTIFS = [
  null,
  <path key="1" d="M-2 2 2 -2M0 8 8 0M6 10 10 6" {...LINE} />,
  <circle key="2" cx="4" cy="4" r="1.7" stroke="none" class="dot" />,
  <path key="3" d="M0 0 8 8M8 0 0 8" {...LINE} />,
  <path key="4" d="M0 4H8" {...LINE} />,
  <path key="5" d="M4 0V8" {...LINE} />,
  <path key="6" d="M6 -2 10 2M0 0 8 8M-2 6 2 10" {...LINE} />,
  <path key="7" d="M0 4H8M4 0V8" {...LINE} stroke-width={1} />,
]

export const motifOf = (base: string) => Math.max(0, BASE_IDS.indexOf(base))

/** What does not come from a scheme. */
const OWN: readonly Texture[] = [
  { id: 'plain', colour: 'accent', motif: 0 },
  { id: 'lines', colour: 'accent', motif: 1 },
  { id: 'dots', colour: 'accent', motif: 2 },
  { id: 'rest', colour: 'muted', motif: 0 },
]

const inkOf = (colour: string, ink: Ink) => {
  if (colour === 'accent') return ink.accent
  return colour === 'muted' ? ink.muted : ink.shade(colour)
}

/** Patterns by name, for every `Ink.fill` in the same document. */
export const Textures = ({ textures, ink }: { textures: readonly Texture[]; ink: Ink }) => (
  <defs>
    {[...textures, ...OWN].map(({ id, colour, motif }) => (
      <pattern
        key={id}
        id={`texture-${id}`}
        width={CELL}
        height={CELL}
        patternUnits="userSpaceOnUse"
      >
        <rect width={CELL} height={CELL} style={{ fill: inkOf(colour, ink) }} />
        <g style={{ stroke: '#fff', fill: '#fff' }} stroke-opacity=".75" fill-opacity=".85">
          {MOTIFS[motif]}
        </g>
      </pattern>
    ))}
    <pattern id="texture-unexplained" width={CELL} height={CELL} patternUnits="userSpaceOnUse">
      <rect width={CELL} height={CELL} style={{ fill: ink.page }} />
      <g style={{ stroke: ink.muted }} stroke-opacity=".7">
        {MOTIFS[6]}
      </g>
    </pattern>
    <pattern id="texture-missing" width={CELL} height={CELL} patternUnits="userSpaceOnUse">
      <rect width={CELL} height={CELL} style={{ fill: ink.line }} />
    </pattern>
  </defs>
)

/** A sample of a texture, as large as a letter. */
export const Swatch = ({ texture }: { texture: string }) => (
  <svg class="swatch" width="14" height="14" aria-hidden="true">
    <rect width="14" height="14" rx="3" fill={`url(#texture-${texture})`} />
  </svg>
)
