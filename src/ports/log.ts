/** Where a developer looks: VS Code's output channel, stderr on the command line. */
export interface Log {
	info(message: string): void;
	warn(message: string): void;
	error(message: string): void;
}
