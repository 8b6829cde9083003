/** Script and style of the viewer's page, the same in every file, with what a content security policy knows them by. */
export interface ViewerPage {
  readonly script: string;
  readonly style: string;
  /** SHA-256, base64. */
  readonly scriptHash: string;
  readonly styleHash: string;
}
