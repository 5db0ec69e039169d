/**
Stands for the view in which Ink shows an error, with lines of the program and paths. The boundary of the program itself
keeps errors from it, and they are told at the end.
*/
export default function NoErrorView(): undefined {
	return undefined;
}
