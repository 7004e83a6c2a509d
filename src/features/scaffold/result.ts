import type { RootPath } from '../../ports/files.ts';

export type ArtifactKind = 'd4-alignment' | 'd4-selector-map';

/** What a draft starts from: the brief alone where it is empty, else an initiative and phase with or without a brief. */
export interface DraftFrom {
	readonly initiative?: string;
	readonly phase?: string;
	/** Without a trailing `/`; asked for where there is no brief. */
	readonly directory?: RootPath;
	/** Only this artifact. */
	readonly kind?: ArtifactKind;
	/** The plan document of the phase. */
	readonly document?: RootPath;
}

/** A file that was drafted and not written. */
export interface DraftedFile {
	readonly kind: ArtifactKind;
	readonly path: RootPath;
	readonly text: string;
	readonly exists: boolean;
	/** Of an existing file: the sections of the draft that it lacks, each with its text, heading included. */
	readonly missingSections: readonly { readonly heading: string; readonly text: string }[];
}

/** A request that cannot be drafted yet says what it needs, one that never can says why. */
export type NoDraft =
	| { readonly needs: 'stamp'; readonly placeholder: string; readonly suggestion: string }
	| {
			readonly needs: 'target';
			readonly initiatives: readonly { readonly id: string; readonly phases: readonly string[] }[];
			readonly suggestion: string;
	  }
	| { readonly problem: string };

export type DraftResult = NoDraft | { readonly files: readonly DraftedFile[] };
