/** Which built file a module goes into, by who needs it. */
interface Graph {
  getModuleInfo: (
    id: string,
  ) => { importers: readonly string[]; dynamicImporters: readonly string[] } | null
}

const WORKER = /extension[\\/]background\.ts/
/** One of the two comes, by itself and with the first frame, although by `import()`. */
const DICTIONARY = /words[\\/](en|ru)\.ts/
const POPUP = /extension[\\/]popup\.tsx/
/** What reads for the popup: it comes by `import()`, but always. */
const STORE = /popup[\\/]store\.ts/
/** Observable Plot, and what it stands on. */
const PLOT =
  /node_modules[\\/](@observablehq|d3(-\w+)*|internmap|delaunator|interval-tree-1d|binary-search-bounds|robust-predicates|isoformat)[\\/]/

/** All that lead to a module, itself included: by plain imports, or by `import()` as well. */
function leadersOf(id: string, graph: Graph, later: boolean) {
  const seen = new Set([id])
  for (const module of seen) {
    const { importers = [], dynamicImporters = [] } = graph.getModuleInfo(module) ?? {}
    const all = later || DICTIONARY.test(module)
    for (const leader of all ? [...importers, ...dynamicImporters] : importers) seen.add(leader)
  }
  return [...seen]
}

/** The pages, and what else a module may be needed by. */
const isEntry = (id: string) => /extension[\\/][\w-]+\.tsx$|extension[\\/]background\.ts/.test(id)

/**
 * A file for what the worker shares with the popup's first frame, one for what it shares with the
 * rest of the popup, one for what it shares with other pages, and two for what the popup shares
 * with these: each file costs time to open, a larger one packs better, and none brings what is not
 * needed. All else the bundler places, also what the popup has only now and then.
 */
function chunkOf(id: string, graph: Graph): string | null {
  // By itself and by its name: scripts/lint.ts knows what reviewers' tools say of it.
  if (/node_modules[\\/]preact/.test(id)) return 'preact'
  // What draws the report's charts: the same, and nobody else's to load.
  if (PLOT.test(id)) return 'plot'
  if (DICTIONARY.test(id)) return null
  const all = leadersOf(id, graph, true)
  const always = leadersOf(id, graph, false)
  const pages = all.filter(isEntry).length
  const worker = all.some((leader) => WORKER.test(leader))
  if (pages === 1) return null
  if (always.some((leader) => POPUP.test(leader))) return worker ? 'shown' : 'drawn'
  if (worker && all.some((leader) => POPUP.test(leader))) return 'stored'
  if (always.some((leader) => STORE.test(leader))) return 'read'
  return worker ? 'beyond' : null
}

/** In this order: what a module of a group needs goes with it, unless an earlier group has it. */
export const CHUNKS = ['preact', 'plot', 'shown', 'stored', 'drawn', 'read', 'beyond'].map(
  (name, index, all) => ({
    name: (id: string, graph: Graph) => (chunkOf(id, graph) === name ? name : null),
    priority: all.length - index,
  }),
)
