import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose files take a minute and more. Begun last, they would keep one worker busy while the other has nothing to do. */
const LONG = ['test/theory/', 'test/reference/'];

/** Of Vitest: by the times of earlier runs, else by size. Not the sorting of an array, for which it could be taken. */
const { sort: asVitest } = BaseSequencer.prototype;
const isLong = ({ moduleId }: TestSpecification) => LONG.some((folder) => moduleId.includes(folder));

/** Long files first; the others as Vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await asVitest.call(this, files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
