/** Where a developer looks: VS Code's output channel, stderr on the command line. */
export interface Log {
	info(message: string): void;
	warn(message: string): void;
	error(message: string): void;
	/** Says what a person has to know, where people look: a notice of the editor, stderr on the command line. */
	tell(message: string): void;
}
