import { expect, test } from 'vitest';
import { SoleClient } from '../../src/client/soleClient.ts';

/** A holder of clients that are called 1, 2, 3 …, and what happens to them; the launches that are named fail. */
function holder({ failing = [], stubborn = [] }: { failing?: readonly number[]; stubborn?: readonly number[] } = {}) {
	const happened: string[] = [];
	let count = 0;
	const sole = new SoleClient(
		async () => {
			const name = ++count;
			happened.push(`launch ${name}`);
			await new Promise((resume) => setTimeout(resume, 1));
			if (failing.includes(name)) {
				throw new Error(`no ${name}`);
			}
			const dispose = async () => {
				happened.push(`dispose ${name}`);
				if (stubborn.includes(name)) {
					throw new Error(`${name} is gone already`);
				}
			};
			return { name, dispose };
		},
		{
			notLaunched: (error) => happened.push(String(error)),
			notDisposed: (error) => happened.push(String(error)),
		},
	);
	return { sole, happened };
}

test('two restarts at once leave one client, and every other is disposed', async () => {
	const { sole, happened } = holder();
	sole.start();
	await Promise.all([sole.restart(), sole.restart()]);
	expect((await sole.current)?.name).toBe(3);
	expect(happened).toEqual(['launch 1', 'dispose 1', 'launch 2', 'dispose 2', 'launch 3']);
});

test('a start that failed is tried again by the next', async () => {
	const { sole, happened } = holder({ failing: [1] });
	expect(sole.start()).toBe(true);
	expect(sole.start()).toBe(false);
	await expect(sole.current).rejects.toThrow('no 1');
	expect(sole.start()).toBe(true);
	expect((await sole.current)?.name).toBe(2);
	expect(happened).toEqual(['launch 1', 'Error: no 1', 'launch 2']);
});

test('a restart that failed says so, and the one behind it is tried all the same', async () => {
	const { sole, happened } = holder({ failing: [2] });
	sole.start();
	const answers = await Promise.allSettled([sole.restart(), sole.restart()]);
	expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
	expect(happened).toEqual(['launch 1', 'dispose 1', 'launch 2', 'Error: no 2', 'launch 3']);
});

test('a stop waits for the restart that was asked for before it', async () => {
	const { sole, happened } = holder();
	const restarted = sole.restart();
	await sole.stop();
	await restarted;
	expect(happened).toEqual(['launch 1', 'dispose 1']);
});

test('one that cannot be disposed hinders no restart', async () => {
	const { sole, happened } = holder({ stubborn: [1] });
	sole.start();
	await sole.restart();
	expect(happened).toEqual(['launch 1', 'dispose 1', 'Error: 1 is gone already', 'launch 2']);
});
