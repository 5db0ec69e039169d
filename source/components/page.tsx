import {
	createContext,
	type ReactNode,
	use,
	useEffect,
} from 'react';
import {
	type Page as PageRows,
	type PageOptions,
	pageOf,
	type Paragraph,
} from '../layout/page.ts';
import {WidthContext} from './prose.tsx';
import {Rows} from './rows.tsx';

/** Rows of the frame that a screen may fill. */
export const RowsContext = createContext(16);

type PageProps = {
	readonly paragraphs: readonly Paragraph[];
	/** The first row to show, when not all fit. */
	readonly from: number;
	/** Told when `from` is past the last row that the page can begin with. */
	readonly onEnd?: (lastRow: number) => void;
};

/** Paragraphs below each other; where they do not all fit, as many rows as do, and a word about the rest. */
export function Page({paragraphs, ...rest}: PageProps): ReactNode {
	return <PageFrom make={options => pageOf(paragraphs, options)} {...rest}/>;
}

type PageFromProps = Omit<PageProps, 'paragraphs'> & {
	/** Makes the page for the window as it is. */
	readonly make: (options: PageOptions) => PageRows;
};

/** A page that is laid out for the size of the window. */
export function PageFrom({make, from, onEnd}: PageFromProps): ReactNode {
	const {rows, last} = make({width: use(WidthContext), room: use(RowsContext), from});
	useEffect(() => {
		if (from > last) {
			onEnd?.(last);
		}
	}, [from, last, onEnd]);
	return <Rows rows={rows}/>;
}
