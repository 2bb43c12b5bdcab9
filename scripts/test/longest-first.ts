/**
 * Starts the test files in the order of their duration, the longest first, so that no long file
 * runs alone at the end.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { Times } from './times.ts'

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const times = new Times()
    const lengthOf = ({ project, moduleId }: TestSpecification) =>
      times.of(`${project.name} ${moduleId.slice(project.config.root.length + 1)}`)
    return files.toSorted((a, b) => lengthOf(b) - lengthOf(a))
  }
}
