import { extensionOf, follow, nameOf } from '../../base/path.ts';
import type { RootPath } from '../../ports/files.ts';
import type { ArtifactRef } from '../../syntax/brief.ts';
import { fillPlaceholders, type Placeholder, scanPlaceholders } from '../../syntax/placeholder.ts';
import type { ArtifactKind } from './result.ts';
import { shortPhase } from './subject.ts';

/** Where one artifact is to be written. */
export interface Place {
	readonly kind: ArtifactKind;
	readonly path: RootPath;
}

/** What stands in for the placeholders of a path. */
export interface Filling {
	readonly initiative: string | undefined;
	readonly phase: string | undefined;
	readonly stamp: string | undefined;
}

export type Destination =
	| { readonly places: readonly Place[] }
	| { readonly needs: 'stamp'; readonly placeholder: string }
	| { readonly problem: string };

const names: Readonly<
	Record<ArtifactKind, { readonly inName: RegExp; readonly file: string; readonly title: string }>
> = {
	'd4-alignment': { inName: /alignment/i, file: 'alignment.md', title: 'alignment narrative' },
	'd4-selector-map': { inName: /selector[_-]?map/i, file: 'selector_map.md', title: 'selector map' },
};

/** Drafts are text: a name with another extension is no place for one. */
const documentExtensions = ['md', 'markdown', 'txt', ''];

/**
 * The files that a brief's `Artifacts:` asks for, of the kinds that are wanted. Files that it names are taken as they
 * are named; where it names a folder alone, the files in it are called after the phase.
 */
export function destinationOfBrief(
	artifacts: readonly ArtifactRef[],
	kinds: readonly ArtifactKind[],
	filling: Filling,
): Destination {
	if (artifacts.length === 0) {
		return { problem: 'The brief has no Artifacts that say where to write.' };
	}
	const written = artifacts.map((artifact) => artifact.path);
	const named = kinds.flatMap((kind) => {
		const path = written.find((each) => isOfKind(each, kind));
		return path === undefined ? [] : [{ kind, path }];
	});
	if (named.length > 0) {
		return settle(named, filling);
	}
	const namesOther = written.some((each) => kindOfArtifact(each) !== undefined);
	const directory = namesOther ? undefined : written.find(isFolder);
	if (directory === undefined) {
		return {
			problem: `The Artifacts of the brief name no ${kinds.map((kind) => names[kind].title).join(' and no ')}.`,
		};
	}
	return destinationInFolder(directory, kinds, filling);
}

/** Both files in one folder, called after the phase: `phase_d4_alignment.md`. */
export function destinationInFolder(directory: string, kinds: readonly ArtifactKind[], filling: Filling): Destination {
	const folder = directory.replace(/\/+$/, '');
	const prefix = filling.phase === undefined ? '' : `phase_${shortPhase(filling.phase)}_`;
	return settle(
		kinds.map((kind) => ({ kind, path: `${folder}/${prefix}${names[kind].file}` })),
		filling,
	);
}

/** Which of the artifacts that can be created a path names, by its last part; undefined for any other file and for folders. */
export function kindOfArtifact(path: string): ArtifactKind | undefined {
	return (Object.keys(names) as ArtifactKind[]).find((kind) => isOfKind(path, kind));
}

function isOfKind(path: string, kind: ArtifactKind): boolean {
	const name = nameOf(path);
	return names[kind].inName.test(name) && documentExtensions.includes(extensionOf(name));
}

/** A folder ends in `/`; a last part without an extension is one, too. */
function isFolder(path: string): boolean {
	return path.endsWith('/') || extensionOf(path) === '';
}

/** Fills the placeholders and sees that every path is one inside the workspace. */
function settle(written: readonly { kind: ArtifactKind; path: string }[], filling: Filling): Destination {
	const places: Place[] = [];
	for (const { kind, path } of written) {
		const filled = fillPlaceholders(path, (placeholder) => fillingFor(placeholder, filling));
		const open = scanPlaceholders(filled)[0];
		if (open !== undefined) {
			return { needs: 'stamp', placeholder: open.text };
		}
		const inside = isAbsolute(filled) ? undefined : follow('', filled.replaceAll('\\', '/'));
		const problem = inside === undefined ? `${path} leaves the workspace.` : whyNoFile(inside, path);
		if (inside === undefined || problem !== undefined) {
			return { problem: problem ?? '' };
		}
		// One file whose name holds both words is written once.
		if (!places.some((place) => place.path === inside)) {
			places.push({ kind, path: inside });
		}
	}
	return { places };
}

/** `<initiative>` and `<phase>` are known; every other placeholder is the stamp that somebody gives. */
function fillingFor(placeholder: Placeholder, { initiative, phase, stamp }: Filling): string | undefined {
	if (/^(?:id|initiative(?:[ _-]?id)?)$/i.test(placeholder.name)) {
		return initiative ?? stamp;
	}
	if (/^phase$/i.test(placeholder.name)) {
		return phase === undefined ? stamp : shortPhase(phase);
	}
	return stamp;
}

function isAbsolute(path: string): boolean {
	return /^(?:[/\\~]|[A-Za-z]:)/.test(path);
}

function whyNoFile(path: RootPath, written: string): string | undefined {
	const parts = path.split('/');
	if (parts.some((part) => /^(?:\.{3,}|…)$|[*?"<>|{}]/.test(part))) {
		return `${written} is a pattern, not the name of one file.`;
	}
	return parts.includes('.git') ? `${written} lies inside of git's own data.` : undefined;
}
