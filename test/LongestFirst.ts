import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose files take a minute and more. Begun last, they would keep one worker busy while the other has nothing to do. */
const LONG = ['test/theory/', 'test/reference/'];

const isLong = ({ moduleId }: TestSpecification) => LONG.some((folder) => moduleId.includes(folder));

/** Long files first; the others as Vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
