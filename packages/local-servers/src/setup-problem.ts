/** Something that the person at the keyboard must settle; its message is one clear sentence and needs no stack trace. */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem';
}
