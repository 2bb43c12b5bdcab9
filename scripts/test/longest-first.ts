/**
 * Starts the test files of one project after those of another, and within a project in the order of their
 * duration, the longest first, so that no long file runs alone at the end. Vitest ends a process that
 * several files share (`isolate: false`) as soon as the next file belongs to another project: with all
 * files in one order of duration, nearly every file started a process of its own.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { Times } from './times.ts'

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const times = new Times()
    const lengthOf = ({ project, moduleId }: TestSpecification) =>
      times.of(`${project.name} ${moduleId.slice(project.config.root.length + 1)}`)
    const longestFirst = files.toSorted((a, b) => lengthOf(b) - lengthOf(a))
    return [...Map.groupBy(longestFirst, ({ project }) => project.name).values()].flat()
  }
}
