import type { RootPath } from '../../ports/files.ts';
import type { TemplateProblem } from './templateFiles.ts';

/** `d4-alignment`, `d4-selector-map`, or what a template of the workspace adds: `risk-register`. */
export type ArtifactKind = string;

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
	/** What the kind is called. */
	readonly title: string;
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
			/** What neither the request nor the brief says. */
			readonly missing: readonly ('initiative' | 'phase' | 'directory')[];
			/** Why the brief does not say it; undefined where there is none. */
			readonly brief: string | undefined;
			readonly initiatives: readonly { readonly id: string; readonly phases: readonly string[] }[];
			readonly suggestion: string;
	  }
	| { readonly problem: string }
	| { readonly templates: readonly TemplateProblem[] };

export type DraftResult = NoDraft | { readonly files: readonly DraftedFile[] };

/** A kind of artifact as it is offered. */
export interface OfferedKind {
	readonly kind: ArtifactKind;
	readonly title: string;
	/** The workspace's own template; undefined where a built-in one is taken. */
	readonly template: RootPath | undefined;
	/** What the kind's file is called, where it is there already. */
	readonly existing: RootPath | undefined;
	/** True where it is asked for and not there. */
	readonly wanted: boolean;
}
