import { extensionOf, folderOf, follow } from '../../base/path.ts';
import type { RootPath } from '../../ports/files.ts';
import type { ArtifactRef } from '../../syntax/brief.ts';
import { fillPlaceholders, type Placeholder, scanPlaceholders } from '../../syntax/placeholder.ts';
import { isOfKind, type Kind, kindOfArtifact } from './kinds.ts';
import { shortPhase } from './subject.ts';

/** Where one artifact is to be written. */
export interface Place {
	readonly kind: Kind;
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

/**
 * The files that a brief's `Artifacts:` asks for, of the kinds that are wanted. Files that it names are taken as they
 * are named; where it names a folder alone, the files in it are called after the phase. A kind of the workspace's own that it
 * does not name goes beside those that it does.
 */
export function destinationOfBrief(
	artifacts: readonly ArtifactRef[],
	wanted: readonly Kind[],
	all: readonly Kind[],
	filling: Filling,
): Destination {
	if (artifacts.length === 0) {
		return { problem: 'The brief has no Artifacts that say where to write.' };
	}
	const written = artifacts.map((artifact) => artifact.path);
	const known = written.find((path) => kindOfArtifact(path, all) !== undefined);
	const folder = known === undefined ? written.find(isFolder) : `${folderOf(known)}/`;
	const places = wanted.flatMap((kind) => {
		const named =
			written.find((path) => kindOfArtifact(path, all) === kind) ?? written.find((path) => isOfKind(path, kind));
		const mayBeAdded = known === undefined || !kind.isBuiltIn;
		const added = folder !== undefined && mayBeAdded ? inFolder(folder, kind, filling) : undefined;
		const path = named ?? added;
		return path === undefined ? [] : [{ kind, path }];
	});
	return places.length > 0
		? settle(places, filling)
		: {
				problem: `The Artifacts of the brief name no ${wanted.map(({ title }) => title.toLowerCase()).join(' and no ')}.`,
			};
}

/** Files in one folder, called after the phase: `phase_d4_alignment.md`. */
export function destinationInFolder(directory: string, kinds: readonly Kind[], filling: Filling): Destination {
	return settle(
		kinds.map((kind) => ({ kind, path: inFolder(directory, kind, filling) })),
		filling,
	);
}

/** Without a phase its place in the name is left out: `phase_<phase>_alignment.md` is `alignment.md`. */
function inFolder(directory: string, { fileName }: Kind, { phase }: Filling): string {
	const folder = directory.replace(/\/+$/, '');
	const name = phase === undefined ? fileName.replace(/(?:phase[-_])?<phase>[-_]|[-_]<phase>(?=\.)/gi, '') : fileName;
	return folder === '' ? name : `${folder}/${name}`;
}

/** A folder ends in `/`; a last part without an extension is one, too. */
function isFolder(path: string): boolean {
	return path.endsWith('/') || extensionOf(path) === '';
}

/** Fills the placeholders and sees that every path is one inside the workspace. */
function settle(written: readonly { kind: Kind; path: string }[], filling: Filling): Destination {
	const places: Place[] = [];
	for (const { kind, path } of written) {
		const filled = fillPlaceholders(path, (placeholder) => fillingFor(placeholder, filling));
		const open = scanPlaceholders(filled)[0];
		if (open !== undefined) {
			return { needs: 'stamp', placeholder: open.text };
		}
		const inside = isAbsolute(filled) ? undefined : follow('', filled.replaceAll('\\', '/'));
		const problem = inside === undefined ? whyOutside(path, filled) : whyNoFile(inside, path);
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

const whyOutside = (path: string, filled: string): string =>
	isAbsolute(filled)
		? `${path} leaves the workspace as every absolute path does; name it from the root.`
		: `${path} leaves the workspace.`;

function whyNoFile(path: RootPath, written: string): string | undefined {
	const parts = path.split('/');
	if (parts.some((part) => /^(?:\.{3,}|…)$|[*?"<>|{}]/.test(part))) {
		return `${written} is a pattern, not the name of one file.`;
	}
	return parts.includes('.git') ? `${written} lies inside of git's own data.` : undefined;
}
