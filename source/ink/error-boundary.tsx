import {useApp} from 'ink';
import {Component, type ReactNode} from 'react';

type BoundaryProps = {
	readonly children: ReactNode;
	/** Called with what was thrown while something was drawn. */
	readonly onError: (thrown: unknown) => void;
};

/** A class, since React has no hook for this. */
class ErrorBoundary extends Component<BoundaryProps, {readonly hasFailed: boolean}> {
	static getDerivedStateFromError() {
		return {hasFailed: true};
	}

	override state = {hasFailed: false};

	override componentDidCatch(thrown: unknown): void {
		this.props.onError(thrown);
	}

	override render(): ReactNode {
		return this.state.hasFailed ? null : this.props.children;
	}
}

/**
Ends the wizard with the error when something cannot be drawn, and draws nothing then. Ink would draw the error, with
lines of the program, on a screen that is gone a moment later.
*/
export function EndOnError({children}: {readonly children: ReactNode}): ReactNode {
	const {exit} = useApp();
	return (
		<ErrorBoundary
			onError={thrown => {
				exit(thrown instanceof Error ? thrown : new Error(String(thrown)));
			}}
		>
			{children}
		</ErrorBoundary>
	);
}
