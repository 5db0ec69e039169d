/**
Returns a function that makes a value when it is first called, and gives that one from then on. For what takes a
noticeable time and is not needed for the first frame, such as expressions with classes of Unicode.
*/
export function late<Value>(make: () => Value): () => Value {
	let made: {readonly value: Value} | undefined;
	return () => {
		made ??= {value: make()};
		return made.value;
	};
}
