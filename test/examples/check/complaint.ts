/** Something that is wrong with a file, and where: the step and the input are empty where there is none. */
export interface Complaint {
  readonly file: string;
  /** `Flow > Step`, `config variable Key` or `page Name`. */
  readonly step: string;
  readonly input: string;
  readonly message: string;
}

/** Where a complaint belongs, and how it is made there. */
export type Complain = (message: string, input?: string) => Complaint;

export const complainAt =
  (file: string, step: string): Complain =>
  (message, input = "") => ({ file, step, input, message });

export const asLine = ({ file, step, input, message }: Complaint): string =>
  [file, step, input, message].filter((part) => part !== "").join(": ");
