// Read before a program that is measured (`node --require`). At the end it says on file descriptor 3 what the process has
// used; over an IPC channel, where there is one, it answers questions meanwhile.

const { monitorEventLoopDelay } = require('node:perf_hooks');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { writeSync } = require('node:fs');

if (process.send === undefined) {
	process.on('exit', () => writeSync(3, JSON.stringify(used())));
} else {
	const delays = monitorEventLoopDelay({ resolution: 1 });
	delays.enable();
	const answers = {
		/** The longest time that the event loop stood still since this was last asked, in milliseconds. */
		block() {
			const longest = delays.max / 1e6;
			delays.reset();
			return longest;
		},
		/** What is left of the heap after a collection, in megabytes. */
		heap() {
			setFlagsFromString('--expose-gc');
			runInNewContext('gc')();
			return process.memoryUsage().heapUsed / 1_048_576;
		},
		used,
	};
	process.on('message', (question) => {
		if (question in answers) {
			process.send({ question, answer: answers[question]() });
		}
	});
	process.channel.unref();
}

/** Processor time in seconds, user and system; the most memory that was held, in megabytes. */
function used() {
	const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
	return { cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
}
