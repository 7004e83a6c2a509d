import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleFiles } from '../../src/client/commands/sampleFiles.ts';
import {
	commands,
	contextKeys,
	extensionId,
	settings,
	settingsSection,
	viewContainer,
	views,
} from '../../src/manifest.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const { contributes } = manifest;
const strings: Record<string, string> = JSON.parse(read('package.nls.json'));
const commandIds = Object.values<string>(commands);

interface MenuItem {
	/** Absent for a submenu. */
	command?: string;
	submenu?: string;
	when?: string;
	group?: string;
}
const menus: Record<string, MenuItem[]> = contributes.menus;

describe('package.json says what manifest.ts says', () => {
	it('has the id of the extension', () => {
		expect(`${manifest.publisher}.${manifest.name}`).toBe(extensionId);
	});

	it('has every command, and no other', () => {
		expect(contributes.commands.map((entry: MenuItem) => entry.command).sort()).toEqual(commandIds.toSorted());
	});

	it('has every view in the one container', () => {
		expect(contributes.viewsContainers.activitybar.map((entry: { id: string }) => entry.id)).toEqual([viewContainer]);
		expect(contributes.views[viewContainer].map((entry: { id: string }) => entry.id)).toEqual(Object.values(views));
	});

	it('has every setting, with the default that the server uses', () => {
		const given = allSettings();
		expect(Object.keys(given).sort()).toEqual(
			Object.values(settings)
				.map((name) => `${settingsSection}.${name}`)
				.sort(),
		);
		for (const [name, value] of Object.entries(defaultSettings)) {
			if (value instanceof Map) {
				expect(given[`${settingsSection}.${name}`]?.default).toEqual(Object.fromEntries(value));
			} else if (name === 'maxFileBytes') {
				expect(given[`${settingsSection}.${settings.maxFileSize}`]?.default).toBe(value / 1_048_576);
			} else {
				expect(given[`${settingsSection}.${name}`]?.default, name).toEqual(value);
			}
		}
	});

	it('asks in when clauses for every context key of ours, and for no other', () => {
		const asked = whenClauses().flatMap((when) => when.match(/(?<![.\w])planNavigator\.\w+/g) ?? []);
		const keys = new Set(asked.filter((name) => !Object.values<string>(views).includes(name)));
		expect([...keys].sort()).toEqual(Object.values<string>(contextKeys).toSorted());
	});

	it('asks for settings that exist', () => {
		const asked = whenClauses().flatMap((when) => when.match(/(?<=config\.)planNavigator\.[\w.]+/g) ?? []);
		expect(asked.length).toBeGreaterThan(0);
		for (const name of asked) {
			expect(Object.keys(allSettings())).toContain(name);
		}
	});
});

describe('settings', () => {
	it('stand in an order of their own, with what says where the plans are first', () => {
		for (const { properties } of contributes.configuration) {
			const orders = Object.values<{ order: number }>(properties).map(({ order }) => order);
			expect(orders.toSorted((a, b) => a - b)).toEqual(orders.map((_, i) => i + 1));
		}
		const [documents] = contributes.configuration;
		const named = Object.entries<{ order: number }>(documents.properties).toSorted(([, a], [, b]) => a.order - b.order);
		expect(named.slice(0, 3).map(([name]) => name)).toEqual([
			'planNavigator.plans',
			'planNavigator.ledgers',
			'planNavigator.brief',
		]);
	});
});

describe('commands', () => {
	it('have a title and one category', () => {
		for (const entry of contributes.commands) {
			expect(strings[keyOf(entry.title)], entry.command).toBeTruthy();
			expect(entry.category).toBe('%commands.category%');
		}
	});

	it('have an icon where only an icon is shown', () => {
		const icons = new Map(
			contributes.commands.map((entry: { command: string; icon?: string }) => [entry.command, entry.icon]),
		);
		const shown = Object.values(menus)
			.flat()
			.filter(({ group }) => /^(inline|navigation)/.test(group ?? ''));
		expect(shown.length).toBeGreaterThan(0);
		for (const { command } of shown) {
			expect(icons.get(command), command).toMatch(/^\$\([a-z-]+\)$/);
		}
	});

	it('are named in menus and welcome texts only if they exist', () => {
		const named = [
			...Object.values(menus)
				.flat()
				.flatMap(({ command }) => command ?? []),
			...Object.values(strings).flatMap((text) => text.match(/(?<=\(command:)planNavigator\.\w+(?=[?)])/g) ?? []),
		];
		for (const command of named) {
			expect(commandIds).toContain(command);
		}
	});

	it('that need an argument are not in the palette', () => {
		const hidden = menus['commandPalette']?.filter(({ when }) => when === 'false').map(({ command }) => command);
		expect(hidden).toEqual(
			expect.arrayContaining([
				commands.openPointer,
				commands.openTarget,
				commands.openToSide,
				commands.copyPointer,
				commands.copyId,
				commands.copyCommand,
				commands.insertInTerminal,
				commands.revealInLedger,
			]),
		);
	});

	it('show at most two inline icons on one node', () => {
		const inline = menus['view/item/context']?.filter(({ group }) => group?.startsWith('inline')) ?? [];
		// A Do Now item has most: its task and its command. An artifact that is missing has neither.
		const onNode = (value: string) =>
			inline.flatMap(({ when = '', command }) => {
				const pattern = /viewItem =~ \/(.*)\/$/.exec(when)?.[1];
				return pattern !== undefined && new RegExp(pattern).test(value) ? [command] : [];
			});
		expect(onNode(';doNow;place;pointer;id;command;settable;')).toEqual([
			commands.insertInTerminal,
			commands.toggleTaskDone,
		]);
		expect(onNode(';artifact;place;pointer;create;')).toEqual([commands.createArtifact]);
		expect(onNode(';task;place;pointer;id;settable;')).toEqual([commands.toggleTaskDone]);
		expect(inline).toHaveLength(3);
	});

	it('stand in submenus that exist', () => {
		const named = Object.values(menus)
			.flat()
			.flatMap(({ submenu }) => submenu ?? []);
		expect(named.toSorted()).toEqual(contributes.submenus.map(({ id }: { id: string }) => id).sort());
		for (const id of named) {
			expect(menus[id]?.length, id).toBeGreaterThan(1);
		}
	});
});

describe('strings', () => {
	it('of package.json are in package.nls.json, and no others', () => {
		const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
		expect([...new Set(used)].sort()).toEqual(Object.keys(strings).sort());
	});

	it('of the code are in the bundle for translators, and no others', () => {
		const used = filesBelow('src/client')
			.map((file) => read(`src/client/${file}`))
			.flatMap((source) => [...source.matchAll(/\bt\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g)])
			.map(([, quoted = '']) => quoted.slice(1, -1).replaceAll("\\'", "'"));
		expect(used.length).toBeGreaterThan(0);
		const bundle: Record<string, string> = JSON.parse(read('l10n/bundle.l10n.json'));
		expect(Object.keys(bundle).sort()).toEqual([...new Set(used)].sort());
	});
});

describe('files', () => {
	it('that package.json names are there', () => {
		const pictures = [...read('package.json').matchAll(/"(media\/[^"]+)"/g)].map(([, file]) => file ?? '');
		expect(pictures).toContain('media/icon.png');
		for (const file of pictures) {
			expect(existsSync(join(root, file)), file).toBe(true);
		}
	});

	it('of the sample plan are the ones that are copied', () => {
		expect(filesBelow('media/sample').sort()).toEqual([...sampleFiles].sort());
	});

	it('of the walkthrough are at most six steps, each with an action', () => {
		const { steps } = contributes.walkthroughs[0];
		expect(steps.length).toBeLessThanOrEqual(6);
		for (const { description } of steps) {
			expect(strings[keyOf(description)]).toMatch(/\]\(command:/);
		}
	});
});

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(join(root, folder), join(entry.parentPath, entry.name)));
}

function keyOf(reference: string): string {
	return reference.replaceAll('%', '');
}

function allSettings(): Record<string, { default: unknown }> {
	return Object.assign({}, ...contributes.configuration.map((group: { properties: object }) => group.properties));
}

function whenClauses(): string[] {
	return [...Object.values(menus).flat(), ...contributes.viewsWelcome].flatMap(
		({ when }: { when?: string }) => when ?? [],
	);
}
