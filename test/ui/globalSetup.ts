import { getChromium, getEditor } from '../support/editors.mjs';

/** Sets up editor and browser before the first test, so that no test's time limit covers a download. */
export default async function setup(): Promise<void> {
	const log = (line: string) => console.log(line);
	await getEditor('newest', log);
	await getChromium(log);
}
